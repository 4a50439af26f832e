namespace ActGen.Tests.Layers.Sequential;

/// <summary>A policy as the README has it.</summary>
[Sequential("input(8) | dense(16, swish) | dropout(rate: 0.1) | dense(4, softmax)")]
internal sealed partial class Policy
{
}

/// <summary>The network of an agent, whose speed is promised.</summary>
[Sequential("input(8) | dense(16, swish) | dense(16, swish) | dense(4)")]
internal sealed partial class Agent
{
}

/// <summary>The getting-started program of TensorFlow.js.</summary>
[Sequential("input(1) | dense(1)", Convention = Convention.TensorFlowJs)]
internal sealed partial class Line
{
}

/// <summary>Wider than the stack is wide.</summary>
[Sequential("input(2) | dense(20000, relu) | dense(1, name: out, kernel_initializer: lecun_normal, bias_initializer: ones)")]
internal sealed partial class Wide
{
}
