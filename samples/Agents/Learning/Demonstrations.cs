using System;
using ActGen;
using Agents.Control;
using Agents.Physics;

namespace Agents.Learning;

/// <summary>What the controller does in states all over those an agent may meet.</summary>
/// <param name="Observations">The states, one after the other.</param>
/// <param name="Forces">What the controller does in each, as a share of the largest force.</param>
internal sealed record Demonstrations(float[] Observations, float[] Forces)
{
    /// <summary>Asks the controller.</summary>
    /// <param name="controller">Shows how it is done.</param>
    /// <param name="count">In how many states.</param>
    /// <param name="key">Decides the states.</param>
    public static Demonstrations Record(LinearQuadraticRegulator controller, int count, in RandomKey key)
    {
        float[] observations = new float[count * Observation.Length], forces = new float[count];
        CounterRandom.Fill(in key, stage: 0, offset: 0, observations);
        for (int i = 0; i < observations.Length; i++)
        {
            observations[i] = (2 * observations[i]) - 1;
        }

        for (int i = 0; i < count; i++)
        {
            CartPole pole = Observation.Read(observations.AsSpan(i * Observation.Length, Observation.Length));
            forces[i] = (float)(controller.Force(in pole) / CartPole.MaxForce);
        }

        return new Demonstrations(observations, forces);
    }
}
