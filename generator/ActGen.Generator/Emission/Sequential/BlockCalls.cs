using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Model;

namespace ActGen.Generator.Emission.Sequential;

/// <summary>Makes calls of the methods of blocks, and remembers which there are: no other is generated.</summary>
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
    public static Call Sums(BlockModel block, string input, string output)
        => new("global::ActGen.DenseLayer.Forward", [ShapeOf(block), input, block.Kernel!.View, block.Bias?.View ?? "default", output]);

    /// <summary>The gradient of sums.</summary>
    /// <param name="block">The block.</param>
    /// <param name="input">The inputs.</param>
    /// <param name="upstream">The gradients with respect to the sums.</param>
    /// <param name="downstream">What receives those with respect to the inputs; null for nothing.</param>
    public static Call SumsBackward(BlockModel block, string input, string upstream, string? downstream)
        => new("global::ActGen.DenseLayer.Backward", [
            ShapeOf(block), input, block.Kernel!.View, upstream, downstream ?? "default", Gradient(block.Kernel), block.Bias is { } bias ? Gradient(bias) : "default"]);

    /// <summary>What a block computes in prediction, but for rows.</summary>
    public IReadOnlyList<Call> Predict(BlockModel block, string input, string output)
    {
        if (this[block].Predict is { } predict)
        {
            string[] bias = block.Bias is null ? [] : [block.Bias.View];
            return [Called(block, predict, [input, block.Kernel!.View, .. bias, output])];
        }

        Call[] sums = block.Kernel is null ? [] : [Sums(block, input, output)];
        return this[block].Apply is { } apply
            ? [.. sums, Called(block, apply, [sums.Length > 0 ? output : input, .. Learned(block), .. Random(apply), output])]
            : sums;
    }

    /// <summary>The activations of single elements in training.</summary>
    public Call Activate(BlockModel block, string input, string output)
    {
        MethodModel method = this[block].Activate!;
        return Called(block, method, [input, .. Learned(block), .. Random(method), output]);
    }

    /// <summary>The gradient of the activations of single elements, in the place of that from above.</summary>
    public Call ActivateBackward(BlockModel block, string input, string gradient)
    {
        MethodModel method = this[block].ActivateBackward!;
        return Called(block, method, [input, .. Learned(block), gradient, .. Random(method), gradient, .. block.Learned.Select(static learned => Gradient(learned.Weights))]);
    }

    /// <summary>The activation of rows.</summary>
    public Call ActivateRows(BlockModel block, string input, string output) => Called(block, this[block].ActivateRows!, [input, output]);

    /// <summary>The gradient of the activation of rows, in the place of that from above.</summary>
    public Call ActivateRowsBackward(BlockModel block, string output, string gradient)
        => Called(block, this[block].ActivateRowsBackward!, [output, gradient, gradient]);

    private Call Called(BlockModel block, MethodModel method, IReadOnlyList<string> arguments)
    {
        _called[block][method.Signature.Name] = method;
        return new($"{block.ClassName}.{method.Signature.Name}", arguments);
    }

    private static string ShapeOf(BlockModel block) => $"default({block.ClassName}.{BlockMethods.ShapeName})";

    private static IEnumerable<string> Learned(BlockModel block) => block.Learned.Select(static learned => learned.Weights.View);

    private static IEnumerable<string> Random(MethodModel method)
        => method.Signature.Find(ParameterRole.Seed) is null ? [] : ["key.Seed", "key.Step"];

    private static string Gradient(WeightsModel weights)
        => $"gradients.Slice({SequentialEmitter.Number(weights.Offset)}, {SequentialEmitter.Number(weights.Length)})";
}

/// <summary>A statement that calls a method.</summary>
/// <param name="Method">The method.</param>
/// <param name="Arguments">Its arguments.</param>
internal sealed record Call(string Method, IReadOnlyList<string> Arguments)
{
    public void Write(SourceWriter writer) => writer.List($"{Method}(", Arguments, ");");
}
