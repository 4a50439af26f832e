using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;
using ActGen.Generator.Model;

namespace ActGen.Generator.Emission.Sequential;

/// <summary>Writes calls of the methods of blocks, and remembers which there are: no other is generated.</summary>
internal sealed class BlockCalls
{
    private readonly Dictionary<BlockModel, BlockMethods> _methods = [];
    private readonly Dictionary<BlockModel, Dictionary<string, MethodModel>> _called = [];

    public BlockCalls(SequentialClassModel model)
    {
        foreach (BlockModel block in model.Blocks)
        {
            _methods[block] = new(model, block);
            _called[block] = [];
        }
    }

    /// <summary>The methods of a block that are called, in the order of the first calls.</summary>
    public IEnumerable<MethodModel> Of(BlockModel block) => _called[block].Values;

    /// <summary>The methods of a block.</summary>
    public BlockMethods this[BlockModel block] => _methods[block];

    /// <summary>Sums without activation.</summary>
    public static string Sums(BlockModel block, string input, string output)
        => $"global::ActGen.DenseLayer.Forward(default({block.ClassName}.{BlockMethods.Shape}), {input}, {block.Kernel!.View}, {block.Bias?.View ?? "default"}, {output});";

    /// <summary>The gradient of sums.</summary>
    /// <param name="block">The block.</param>
    /// <param name="input">The inputs.</param>
    /// <param name="upstream">The gradients with respect to the sums.</param>
    /// <param name="downstream">What receives those with respect to the inputs; null for nothing.</param>
    public static string SumsBackward(BlockModel block, string input, string upstream, string? downstream)
        => $"global::ActGen.DenseLayer.Backward(default({block.ClassName}.{BlockMethods.Shape}), {input}, {block.Kernel!.View}, {upstream}, "
            + $"{downstream ?? "default"}, {Gradient(block.Kernel)}, {(block.Bias is { } bias ? Gradient(bias) : "default")});";

    /// <summary>Sums and activations of prediction as one.</summary>
    public string Predict(BlockModel block, string input, string output)
    {
        string[] bias = block.Bias is null ? [] : [block.Bias.View];
        return Call(block, this[block].Predict!, [input, block.Kernel!.View, .. bias, output]);
    }

    /// <summary>The activations of single elements, as training sees them.</summary>
    public string Activate(BlockModel block, string input, string output)
    {
        MethodModel method = this[block].Activate!;
        return Call(block, method, [input, .. Learned(block), .. Random(method), output]);
    }

    /// <summary>The activations of single elements, as prediction sees them; null where they change nothing.</summary>
    public string? Apply(BlockModel block, string input, string output)
        => this[block].Apply is { } method && !KernelExpressionsAreInput(method) ? Call(block, method, [input, .. Learned(block), output]) : null;

    /// <summary>The gradient of the activations of single elements, in the place of that from above.</summary>
    public string ActivateBackward(BlockModel block, string input, string gradient)
    {
        MethodModel method = this[block].ActivateBackward!;
        return Call(block, method, [input, .. Learned(block), gradient, .. Random(method), gradient, .. block.Learned.Select(static learned => Gradient(learned.Weights))]);
    }

    /// <summary>The activation of rows.</summary>
    public string ActivateRows(BlockModel block, string input, string output) => Call(block, this[block].ActivateRows!, [input, output]);

    /// <summary>The gradient of the activation of rows, in the place of that from above.</summary>
    public string ActivateRowsBackward(BlockModel block, string output, string gradient)
        => Call(block, this[block].ActivateRowsBackward!, [output, gradient, gradient]);

    private string Call(BlockModel block, MethodModel method, IEnumerable<string> arguments)
    {
        _called[block][method.Signature.Name] = method;
        return $"{block.ClassName}.{method.Signature.Name}({string.Join(", ", arguments)});";
    }

    private static IEnumerable<string> Learned(BlockModel block) => block.Learned.Select(static learned => learned.Weights.View);

    private static IEnumerable<string> Random(MethodModel method)
        => method.Signature.Find(ParameterRole.Seed) is null ? [] : ["key.Seed", "key.Step"];

    private static string Gradient(WeightsModel weights)
        => $"gradients.Slice({SequentialEmitter.Number(weights.Offset)}, {SequentialEmitter.Number(weights.Length)})";

    private static bool KernelExpressionsAreInput(MethodModel method)
        => !method.Pipeline.IsScalarOnly && KernelExpressions.Of(method, isTraining: false).Outputs[0].Value.Equals(Expr.Input);
}
