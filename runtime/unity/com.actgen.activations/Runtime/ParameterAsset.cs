using System;
using System.Buffers.Binary;
using UnityEngine;

namespace ActGen.Unity
{
    /// <summary>
    /// The parameters of a network as an asset: a file whose name ends in <c>.bytes</c>, of 32-bit floats in the order of
    /// <see cref="SequentialModel{T}.Parameters"/>.
    /// </summary>
    /// <remarks>The weights file that <c>Save</c> writes on .NET 8 and later is such a file under another name.</remarks>
    public static class ParameterAsset
    {
        /// <summary>Copies the parameters of <paramref name="asset"/> into <paramref name="model"/>.</summary>
        /// <param name="model">The network.</param>
        /// <param name="asset">The file, such as a serialized field of a MonoBehaviour refers to.</param>
        /// <exception cref="ArgumentNullException">The network is null, or no asset is assigned.</exception>
        /// <exception cref="ArgumentException">The asset has another number of parameters; nothing is changed.</exception>
        public static void LoadParameters(this SequentialModel<float> model, TextAsset asset)
        {
            if (model is null)
            {
                throw new ArgumentNullException(nameof(model));
            }

            // By the operator: in the editor a field that nothing is assigned to is not null, but equal to it.
            if (asset == null)
            {
                throw new ArgumentNullException(nameof(asset), "No file of parameters is given. Assign one in the inspector.");
            }

            Span<float> parameters = model.Parameters;
            byte[] bytes = asset.bytes;
            if (bytes.Length != parameters.Length * sizeof(float))
            {
                throw new ArgumentException(
                    $"'{asset.name}' has {bytes.Length} bytes, and the {parameters.Length} parameters of {model.GetType().Name} are {parameters.Length * sizeof(float)}.",
                    nameof(asset));
            }

            for (int i = 0; i < parameters.Length; i++)
            {
                // Little-endian wherever it was written.
                parameters[i] = BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(i * sizeof(float))));
            }
        }

        /// <summary>The parameters of <paramref name="model"/> as the bytes of such a file.</summary>
        /// <param name="model">The network.</param>
        /// <returns>Four bytes a parameter, little-endian.</returns>
        /// <exception cref="ArgumentNullException">The network is null.</exception>
        public static byte[] SaveParameters(this SequentialModel<float> model)
        {
            if (model is null)
            {
                throw new ArgumentNullException(nameof(model));
            }

            Span<float> parameters = model.Parameters;
            byte[] bytes = new byte[parameters.Length * sizeof(float)];
            for (int i = 0; i < parameters.Length; i++)
            {
                BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(i * sizeof(float)), BitConverter.SingleToInt32Bits(parameters[i]));
            }

            return bytes;
        }
    }
}
