using ActGen;

namespace Agents.Learning;

/// <summary>What an agent thinks with: from the state of its cart and pole, each variable near 1 at most, to a force as a share of the largest.</summary>
[Sequential("input(4) | dense(16, swish) | dense(16, swish) | dense(1, tanh)")]
internal sealed partial class Policy { }
