using System;
using ActGen.Generator.Catalog;
using ActGen.Generator.Model;
using ActGen.Testing.Hosting;
using Xunit;

namespace ActGen.Generator.Tests.Expressions;

/// <summary>The forms of leaky_relu: the printed bound holds for every float, and the cheapest form within MaxUlp is taken.</summary>
public sealed class LeakyReluFormTests
{
    [Theory]
    [InlineData(0.01f)]
    [InlineData(0.05f)]
    [InlineData(0.1f)]
    [InlineData(0.2f)]
    [InlineData(0.25f)]
    [InlineData(0.3f)]
    [InlineData(0.5f)]
    [InlineData(0.7f)]
    [InlineData(0.99f)]
    [InlineData(0.999999f)]
    public void TheBoundHoldsOverAWholeBinade(float alpha)
    {
        ErrorBound bound = AbsoluteValueBound(alpha)!;
        float c1 = (float)(0.5 * (1 + (double)alpha));
        float c2 = 1 - c1;
        double fused = 0, unfused = 0;

        // Scaling x by two scales everything, so one binade stands for all; x = -m, in [1, 2).
        for (int bits = BitConverter.SingleToInt32Bits(1); bits < BitConverter.SingleToInt32Bits(2); bits++)
        {
            float m = BitConverter.Int32BitsToSingle(bits);
            float tail = c2 * m;
            double exact = -(double)alpha * m; // 48 bits
            double ulp = Math.ScaleB(1, Math.ILogB(exact) - 23);
            fused = Math.Max(fused, Math.Abs(MathF.FusedMultiplyAdd(c1, -m, tail) - exact) / ulp);
            unfused = Math.Max(unfused, Math.Abs((c1 * -m) + tail - exact) / ulp);
        }

        Assert.InRange(fused, 0, bound.Fused);
        Assert.InRange(unfused, 0, bound.Unfused);

        // And not absurdly above what is measured.
        Assert.InRange(bound.Fused, 0, (2 * fused) + 2);
        Assert.InRange(bound.Unfused, 0, (2 * unfused) + 2);
    }

    [Theory]
    [InlineData(-0.1f)]
    [InlineData(0f)]
    [InlineData(1f)]
    [InlineData(1.5f)]
    [InlineData(0.99999994f)]
    public void OutsideTheUnitIntervalThereIsNoBoundOrASmallOne(float alpha)
    {
        ErrorBound? bound = AbsoluteValueBound(alpha);
        Assert.True(bound is null || alpha is > 0 and < 1, $"alpha = {alpha}");
    }

    [Theory]
    [InlineData("Alpha = 0.2", "Branch-free as 0.6 x + 0.39999998 |x|")]
    [InlineData("Alpha = 0.5", "|x|")]
    [InlineData("Alpha = 0.01", "max(x, alpha x)")]
    [InlineData("Alpha = 0.01, MaxUlp = 100", "|x|")]
    [InlineData("Alpha = 0.2, MaxUlp = 1", "max(x, alpha x)")]
    [InlineData("Alpha = 0.2, MaxUlp = 0.5", "max(x, alpha x)")]
    [InlineData("Alpha = 2", "min(x, alpha x)")]
    [InlineData("Alpha = -1", "max(x, alpha x)")]
    [InlineData("Alpha = 0", "this is relu")]
    [InlineData("Alpha = 0, MaxUlp = 0", "this is relu")]
    [InlineData("Alpha = 1, MaxUlp = 0", "this is the identity")]
    [InlineData("Alpha = 0.2, Form = ActivationForm.MinMax", "max(x, alpha x)")]
    [InlineData("Alpha = 0.2, Form = ActivationForm.Select", "one is selected")]
    [InlineData("Alpha = 0.2, Form = ActivationForm.Auto", "Branch-free as 0.6 x")]
    public void TheFormThatIsTaken(string arguments, string remark)
        => Assert.Contains(
            remark,
            GeneratorHost.Default.Run($"using ActGen; public static partial class C {{ [Activation(\"leaky_relu\", {arguments})] public static partial float F(float x); }}")
                .ShouldCompile().Source);

    private static ErrorBound? AbsoluteValueBound(float alpha)
    {
        FormDefinition form = ActivationCatalog.Find("leaky_relu")![Generator.Model.ActivationForm.AbsoluteValue];
        return form.Bound(new(ElementType.Single, [new BoundParameter("alpha", alpha)]));
    }
}
