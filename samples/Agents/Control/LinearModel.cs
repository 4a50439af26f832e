using System;
using Agents.Physics;

namespace Agents.Control;

/// <summary>A step of the cart and pole near the upright position: next = Transition state + Input force.</summary>
/// <param name="Transition">The derivatives of the next state by the state, 4 by 4.</param>
/// <param name="Input">The derivatives of the next state by the force, 4.</param>
internal sealed record LinearModel(double[,] Transition, double[] Input)
{
    /// <summary>The number of variables of a state.</summary>
    public const int Order = 4;

    private const double Difference = 1e-4;

    /// <summary>Central differences of the simulation itself, about the upright position at rest.</summary>
    public static LinearModel AboutUpright()
    {
        var transition = new double[Order, Order];
        for (int column = 0; column < Order; column++)
        {
            double[] derivative = Derivative(offset => Displaced(column, offset).Step(force: 0));
            for (int row = 0; row < Order; row++)
            {
                transition[row, column] = derivative[row];
            }
        }

        return new LinearModel(transition, Derivative(static force => default(CartPole).Step(force)));
    }

    private static CartPole Displaced(int variable, double offset) => variable switch
    {
        0 => new CartPole(offset, 0, 0, 0),
        1 => new CartPole(0, offset, 0, 0),
        2 => new CartPole(0, 0, offset, 0),
        _ => new CartPole(0, 0, 0, offset),
    };

    private static double[] Derivative(Func<double, CartPole> step)
    {
        double[] above = Variables(step(Difference)), below = Variables(step(-Difference));
        var derivative = new double[Order];
        for (int i = 0; i < Order; i++)
        {
            derivative[i] = (above[i] - below[i]) / (2 * Difference);
        }

        return derivative;
    }

    private static double[] Variables(in CartPole pole) => [pole.Position, pole.Velocity, pole.Angle, pole.AngularVelocity];
}
