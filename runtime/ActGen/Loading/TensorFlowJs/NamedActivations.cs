#if NET8_0_OR_GREATER
using System;
using System.Collections.Generic;
using System.Linq;

namespace ActGen;

/// <summary>The activations TensorFlow.js has by name, and the parameters they have there: the file says nothing of these.</summary>
internal static class NamedActivations
{
    private static readonly NamedActivation[] s_all =
    [
        new("linear", "linear"),
        new("sigmoid", "sigmoid"),
        new("hard_sigmoid", "hard_sigmoid", new("alpha", 0.2), new("beta", 0.5)),
        new("tanh", "tanh"),
        new("relu", "relu"),
        new("relu6", "relu6"),
        new("elu", "elu", new ActivationParameter("alpha", 1)),
        new("selu", "selu"),
        new("softplus", "softplus", new("beta", 1), new("threshold", double.PositiveInfinity)),
        new("softsign", "softsign"),
        new("softmax", "softmax", new ActivationParameter("temperature", 1)),
        new("log_softmax", "log_softmax", new ActivationParameter("temperature", 1)),
        new("gelu", "gelu"),
        new("gelu_new", "gelu_tanh"),
        new("mish", "mish"),
        new("swish", "silu", new ActivationParameter("beta", 1)),
    ];

    /// <summary>The activation of that name, in the file or in the catalogue, or null.</summary>
    public static NamedActivation? Find(string name)
        => Array.Find(s_all, activation => ActivationNames.AreEqual(activation.FileName, name) || ActivationNames.AreEqual(activation.Name, name));
}

/// <summary>An activation of TensorFlow.js.</summary>
/// <param name="FileName">Its name in files.</param>
/// <param name="Name">Its name in the catalogue.</param>
/// <param name="Parameters">All its parameters.</param>
internal sealed record NamedActivation(string FileName, string Name, params ActivationParameter[] Parameters)
{
    /// <summary>The first parameter that it has another value for, or null where it has all of them.</summary>
    public ActivationParameter? Missing(IEnumerable<ActivationParameter> parameters)
        => parameters.Where(wanted => !Parameters.Any(own => own.IsSame(wanted))).Select(static wanted => (ActivationParameter?)wanted).FirstOrDefault();
}
#endif
