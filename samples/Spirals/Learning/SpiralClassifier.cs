using ActGen;

namespace Spirals.Learning;

/// <summary>From a point of the plane to the probability that it belongs to the second spiral.</summary>
[Sequential("input(2) | dense(32, swish) | dense(32, swish) | dense(1, sigmoid)")]
internal sealed partial class SpiralClassifier { }
