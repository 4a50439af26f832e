using Xunit;
using static ActGen.Generator.Tests.Diagnostics.DiagnosticCheck;

namespace ActGen.Generator.Tests.Diagnostics;

/// <summary>ACTGEN009 and ACTGEN010: what is asked of the form cannot be had.</summary>
public sealed class FormTests
{
    [Theory]
    [InlineData("\"sigmoid\", MaxUlp = 1", "sigmoid", "1", "its error is at most 2: raise MaxUlp to that", "MaxUlp = 1")]
    [InlineData("\"leaky_relu\", Alpha = 0.2, MaxUlp = 0.25", "leaky_relu", "0.25", "the error of MinMax is at most 0.5: raise MaxUlp to that", "MaxUlp = 0.25")]
    [InlineData("\"leaky_relu\", Alpha = 0.2, Form = ActivationForm.Select, MaxUlp = 0", "leaky_relu", "0", "the error of Select is at most 0.5: raise MaxUlp to that or leave Form out", "MaxUlp = 0")]
    public void MaxUlpNotMet(string arguments, string activation, string maxUlp, string wayOut, string underlined)
        => IsError(
            "ACTGEN009",
            $"{activation}: no form has a proven error within MaxUlp = {maxUlp}; {wayOut}",
            underlined,
            Attributed($"[Activation({arguments})]"));

    [Fact]
    public void WithoutMaxUlpTheAttributeIsUnderlined()
        => IsError(
            "ACTGEN009",
            "leaky_relu: no form has a proven error within MaxUlp = 8; the error of AbsoluteValue is at most 80.7: raise MaxUlp to that or leave Form out",
            "Activation(\"leaky_relu\", Alpha = 0.01, Form = ActivationForm.AbsoluteValue)",
            Attributed("[Activation(\"leaky_relu\", Alpha = 0.01, Form = ActivationForm.AbsoluteValue)]"));

    [Theory]
    [InlineData("\"relu\", Form = ActivationForm.MinMax", "relu", "MinMax", "", "it has one form only, leave Form out", "Form = ActivationForm.MinMax")]
    [InlineData("\"leaky_relu\", Alpha = 2, Form = ActivationForm.AbsoluteValue", "leaky_relu", "AbsoluteValue", " for this value of its parameters", "use one of MinMax, Select, or Auto", "Form = ActivationForm.AbsoluteValue")]
    [InlineData("\"leaky_relu\", Alpha = 0, Form = ActivationForm.Select", "leaky_relu", "Select", " for this value of its parameters", "use one of MinMax, or Auto", "Form = ActivationForm.Select")]
    [InlineData("\"leaky_relu\", Alpha = 0.2, Form = (ActivationForm)42", "leaky_relu", "42", "", "use one of AbsoluteValue, MinMax, Select, or Auto", "Form = (ActivationForm)42")]
    [InlineData("\"tanh\", Form = (ActivationForm)(-1)", "tanh", "-1", "", "it has one form only, leave Form out", "Form = (ActivationForm)(-1)")]
    public void FormNotAvailable(string arguments, string activation, string form, string reason, string wayOut, string underlined)
        => IsError(
            "ACTGEN010",
            $"{activation}: the form {form} is not available{reason}; {wayOut}",
            underlined,
            Attributed($"[Activation({arguments})]"));
}
