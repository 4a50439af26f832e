using System;
using Agents.Physics;

namespace Agents.Learning;

/// <summary>A state as the network sees it: in units of what is large, for networks learn best from numbers around 1.</summary>
internal static class Observation
{
    /// <summary>The numbers of an observation.</summary>
    public const int Length = 4;

    private const double LargeVelocity = 3; // m/s
    private const double LargeAngularVelocity = 3; // rad/s

    /// <summary>Writes a state as an observation.</summary>
    public static void Write(in CartPole pole, Span<float> observation)
    {
        observation[0] = (float)(pole.Position / CartPole.MaxPosition);
        observation[1] = (float)(pole.Velocity / LargeVelocity);
        observation[2] = (float)(pole.Angle / CartPole.MaxAngle);
        observation[3] = (float)(pole.AngularVelocity / LargeAngularVelocity);
    }

    /// <summary>The state of an observation.</summary>
    public static CartPole Read(ReadOnlySpan<float> observation) => new(
        observation[0] * CartPole.MaxPosition, observation[1] * LargeVelocity, observation[2] * CartPole.MaxAngle, observation[3] * LargeAngularVelocity);
}
