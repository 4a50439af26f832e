namespace ActGen.Samples
{
    /// <summary>A network of five inputs and two outputs; its parameters, prediction and training are generated.</summary>
    [Sequential("input(5) | dense(16, tanh) | dense(2, tanh)")]
    public sealed partial class Steering
    {
    }
}
