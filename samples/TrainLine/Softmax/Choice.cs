using ActGen;

namespace TrainLine.Softmax;

/// <summary>32 inputs and a probability for each of three classes.</summary>
[Sequential("input(32) | dense(3, softmax)", Convention = Convention.TensorFlowJs)]
internal sealed partial class Choice { }
