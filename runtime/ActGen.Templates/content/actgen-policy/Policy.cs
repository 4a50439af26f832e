using ActGen;

/// <summary>Decides which way to go: from where the goal lies, to the right and above, to a probability for each of four moves.</summary>
[Sequential("input(2) | dense(16, swish) | dense(4, softmax)")]
internal sealed partial class Policy
{
}
