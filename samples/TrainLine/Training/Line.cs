using ActGen;

namespace TrainLine.Training;

/// <summary>
/// One weight and one bias: y = kernel x + bias. The convention has the kernel drawn as TensorFlow.js draws it, glorot normal; elsewhere
/// it is glorot uniform.
/// </summary>
[Sequential("input(1) | dense(1)", Convention = Convention.TensorFlowJs)]
internal sealed partial class Line { }
