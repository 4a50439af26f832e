namespace ActGen.Benchmarks.OneDnn;

/// <summary>What an element-wise primitive computes, as the C interface of versions 2 numbers it.</summary>
internal enum Algorithm
{
    Relu = 0x1f,
    Tanh = 0x2f,
    Elu = 0x3f,
    LogSigmoid = 0x50,
    Mish = 0x60,
    HardSwish = 0x70,
    BoundedRelu = 0x8f,
    SoftRelu = 0x9f,
    Logistic = 0xaf,
    Exp = 0xbf,
    GeluTanh = 0xcf,
    Swish = 0xdf,
    GeluErf = 0x30,
}
