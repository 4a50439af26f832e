using System;
using System.Diagnostics;
using ActGen;
using Agents.Learning;
using Agents.Physics;

namespace Agents.Running;

/// <summary>Many agents, each with a cart and pole of its own, that one network balances: all of them in one call a frame.</summary>
internal sealed class Crowd
{
    private const double LargestPush = 0.5; // rad/s

    private const int StartStage = 0;
    private const int PushStage = 1;

    /// <summary>What each variable is at the start at most, as a share of what is large: see <see cref="Observation"/>.</summary>
    private const float StartSpread = 0.3f;

    private readonly Policy _policy;
    private readonly ulong _seed;
    private readonly CartPole[] _poles;
    private readonly float[] _observations;
    private readonly float[] _forces;
    private readonly float[] _pushes;
    private int _frame;

    /// <summary>Places the agents at random.</summary>
    /// <param name="policy">Balances the poles.</param>
    /// <param name="count">The number of agents.</param>
    /// <param name="seed">Decides where they start, and the pushes.</param>
    public Crowd(Policy policy, int count, ulong seed)
    {
        _policy = policy;
        _seed = seed;
        _poles = new CartPole[count];
        _observations = new float[count * Observation.Length];
        _forces = new float[count];
        _pushes = new float[count];

        CounterRandom.Fill(new RandomKey(seed), StartStage, offset: 0, _observations);
        for (int i = 0; i < _observations.Length; i++)
        {
            _observations[i] = StartSpread * ((2 * _observations[i]) - 1);
        }

        for (int i = 0; i < count; i++)
        {
            _poles[i] = Observation.Read(ObservationOf(i));
        }

        Upright = count;
    }

    /// <summary>The number of agents.</summary>
    public int Count => _poles.Length;

    /// <summary>How many have kept pole and cart where they belong from the start.</summary>
    public int Upright { get; private set; }

    /// <summary>What the network took in the last frame.</summary>
    public TimeSpan NetworkTime { get; private set; }

    /// <summary>One frame: all agents look, think and act. Nothing is allocated.</summary>
    public void Advance()
    {
        for (int i = 0; i < _poles.Length; i++)
        {
            Observation.Write(in _poles[i], ObservationOf(i));
        }

        long start = Stopwatch.GetTimestamp();
        _policy.Predict(_observations, _forces);
        NetworkTime = Stopwatch.GetElapsedTime(start);

        for (int i = 0; i < _poles.Length; i++)
        {
            Move(ref _poles[i], _forces[i]);
        }

        _frame++;
        if (_frame % CartPole.StepsPerSecond == 0)
        {
            Push();
        }
    }

    /// <summary>Moves a pole. One that has fallen stays where it fell.</summary>
    private void Move(ref CartPole pole, float force)
    {
        if (pole.IsUpright)
        {
            pole = pole.Step(force * CartPole.MaxForce);
            Upright -= pole.IsUpright ? 0 : 1;
        }
    }

    /// <summary>Sets every pole turning a little, one way or the other: once a simulated second.</summary>
    private void Push()
    {
        CounterRandom.Fill(new RandomKey(_seed, (ulong)_frame), PushStage, offset: 0, _pushes);
        for (int i = 0; i < _poles.Length; i++)
        {
            double push = LargestPush * ((2 * _pushes[i]) - 1);
            _poles[i] = _poles[i] with { AngularVelocity = _poles[i].AngularVelocity + push };
        }
    }

    private Span<float> ObservationOf(int agent) => _observations.AsSpan(agent * Observation.Length, Observation.Length);
}
