using System;
using Agents.Physics;

namespace Agents.Control;

/// <summary>
/// The analytic controller: force = -gains * state, with the gains for which the sum of state^T Q state + R force^2 over all time is smallest
/// where the system is linear.
/// </summary>
internal sealed class LinearQuadraticRegulator
{
    private const int Order = LinearModel.Order;

    /// <summary>How dear force is: one over the square of the largest.</summary>
    private const double ForceCost = 1 / (CartPole.MaxForce * CartPole.MaxForce);

    private const double Tolerance = 1e-12;

    /// <summary>How dear it is to be off: one over the square of what is tolerable, in m, m/s (any), rad and rad/s.</summary>
    private static readonly double[] s_stateCost = [1 / (CartPole.MaxPosition * CartPole.MaxPosition), 0, 1 / (0.1 * 0.1), 1];

    private readonly double[] _gains;

    private LinearQuadraticRegulator(double[] gains) => _gains = gains;

    /// <summary>The force for one unit of each variable, in N.</summary>
    public ReadOnlySpan<double> Gains => _gains;

    /// <summary>Iterates the Riccati equation until the cost to come no longer changes.</summary>
    public static LinearQuadraticRegulator Design(LinearModel model)
    {
        var cost = new double[Order, Order];
        double[] gains;
        double change;
        do
        {
            (gains, double[,] next) = Iterate(model, cost);
            change = LargestChange(cost, next);
            cost = next;
        }
        while (change > Tolerance);

        return new LinearQuadraticRegulator(gains);
    }

    /// <summary>The force on the cart in N, within what the motor can do.</summary>
    public double Force(in CartPole pole)
    {
        double force = -(_gains[0] * pole.Position) - (_gains[1] * pole.Velocity) - (_gains[2] * pole.Angle) - (_gains[3] * pole.AngularVelocity);
        return Math.Clamp(force, -CartPole.MaxForce, CartPole.MaxForce);
    }

    /// <summary>
    /// With the cost P to come, the best gains are K = B^T P A / (R + B^T P B), and one step earlier the cost is
    /// Q + K^T R K + (A - B K)^T P (A - B K). In this form (Joseph's) rounding errors die out.
    /// </summary>
    private static (double[] Gains, double[,] Cost) Iterate(LinearModel model, double[,] cost)
    {
        (double[,] transition, double[] input) = model;
        double[] gains = BestGains(transition, input, cost);

        var controlled = (double[,])transition.Clone();
        for (int i = 0; i < Order; i++)
        {
            for (int j = 0; j < Order; j++)
            {
                controlled[i, j] -= input[i] * gains[j];
            }
        }

        double[,] earlier = Multiply(Transpose(controlled), Multiply(cost, controlled));
        for (int i = 0; i < Order; i++)
        {
            earlier[i, i] += s_stateCost[i];
            for (int j = 0; j < Order; j++)
            {
                earlier[i, j] += gains[i] * ForceCost * gains[j];
            }
        }

        return (gains, earlier);
    }

    private static double[] BestGains(double[,] transition, double[] input, double[,] cost)
    {
        double[,] costOfTransition = Multiply(cost, transition);
        double costOfForce = ForceCost;
        var gains = new double[Order];
        for (int i = 0; i < Order; i++)
        {
            for (int j = 0; j < Order; j++)
            {
                costOfForce += input[i] * cost[i, j] * input[j];
                gains[j] += input[i] * costOfTransition[i, j];
            }
        }

        for (int j = 0; j < Order; j++)
        {
            gains[j] /= costOfForce;
        }

        return gains;
    }

    private static double LargestChange(double[,] before, double[,] after)
    {
        double largest = 0;
        for (int i = 0; i < Order; i++)
        {
            for (int j = 0; j < Order; j++)
            {
                largest = Math.Max(largest, Math.Abs(after[i, j] - before[i, j]) / (1 + Math.Abs(after[i, j])));
            }
        }

        return largest;
    }

    private static double[,] Multiply(double[,] left, double[,] right)
    {
        var product = new double[Order, Order];
        for (int i = 0; i < Order; i++)
        {
            for (int j = 0; j < Order; j++)
            {
                for (int k = 0; k < Order; k++)
                {
                    product[i, j] += left[i, k] * right[k, j];
                }
            }
        }

        return product;
    }

    private static double[,] Transpose(double[,] matrix)
    {
        var transposed = new double[Order, Order];
        for (int i = 0; i < Order; i++)
        {
            for (int j = 0; j < Order; j++)
            {
                transposed[j, i] = matrix[i, j];
            }
        }

        return transposed;
    }
}
