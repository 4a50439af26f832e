using System;

namespace Agents.Physics;

/// <summary>A pole hinged on a cart that a force pushes along a track: the equations of Barto, Sutton and Anderson (1983), without friction.</summary>
/// <param name="Position">Where the cart is, in m from the middle of the track.</param>
/// <param name="Velocity">Its velocity in m/s.</param>
/// <param name="Angle">How far the pole leans, in rad from upright.</param>
/// <param name="AngularVelocity">How fast it turns, in rad/s.</param>
internal readonly record struct CartPole(double Position, double Velocity, double Angle, double AngularVelocity)
{
    /// <summary>How often a force is decided upon, in 1/s.</summary>
    public const int StepsPerSecond = 50;

    /// <summary>The time between two decisions, in s.</summary>
    public const double TimeStep = 1.0 / StepsPerSecond;

    /// <summary>The largest force, in N, either way.</summary>
    public const double MaxForce = 10;

    /// <summary>The cart may go so far from the middle, in m.</summary>
    public const double MaxPosition = 2.4;

    /// <summary>A pole that leans farther counts as fallen: 12 degrees, in rad.</summary>
    public const double MaxAngle = 12 * Math.PI / 180;

    private const double Gravity = 9.8; // m/s^2
    private const double CartMass = 1; // kg
    private const double PoleMass = 0.1; // kg
    private const double HalfLength = 0.5; // m, from the hinge to the centre of mass
    private const double TotalMass = CartMass + PoleMass;

    /// <summary>Whether the pole still stands and the cart is on the track.</summary>
    public bool IsUpright => Math.Abs(Angle) <= MaxAngle && Math.Abs(Position) <= MaxPosition;

    /// <summary>The state a <see cref="TimeStep"/> later, by one Runge-Kutta step of fourth order.</summary>
    /// <param name="force">The force on the cart in N, the same for the whole step.</param>
    public CartPole Step(double force)
    {
        CartPole first = Rate(force);
        CartPole second = After(TimeStep / 2, first).Rate(force);
        CartPole third = After(TimeStep / 2, second).Rate(force);
        CartPole fourth = After(TimeStep, third).Rate(force);
        return After(TimeStep / 6, first).After(TimeStep / 3, second).After(TimeStep / 3, third).After(TimeStep / 6, fourth);
    }

    /// <summary>The derivative of every variable by time.</summary>
    private CartPole Rate(double force)
    {
        (double sine, double cosine) = Math.SinCos(Angle);
        double push = (force + (PoleMass * HalfLength * AngularVelocity * AngularVelocity * sine)) / TotalMass;
        double angularAcceleration = ((Gravity * sine) - (cosine * push)) / (HalfLength * ((4.0 / 3) - (PoleMass * cosine * cosine / TotalMass)));
        double acceleration = push - (PoleMass * HalfLength * angularAcceleration * cosine / TotalMass);
        return new CartPole(Velocity, acceleration, AngularVelocity, angularAcceleration);
    }

    /// <summary>The state after a time with constant rates.</summary>
    private CartPole After(double time, in CartPole rate) => new(
        Position + (time * rate.Position),
        Velocity + (time * rate.Velocity),
        Angle + (time * rate.Angle),
        AngularVelocity + (time * rate.AngularVelocity));
}
