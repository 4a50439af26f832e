namespace ActGen.Package.Tests.Unity;

/// <summary>The part of UnityEngine that the scripts of the package use, with its public signatures.</summary>
internal static class Engine
{
    public const string Source = """
        #nullable disable
        namespace UnityEngine
        {
            public class Object
            {
                public string name { get; set; }
                public static bool operator ==(Object x, Object y) => ReferenceEquals(x, y);
                public static bool operator !=(Object x, Object y) => !ReferenceEquals(x, y);
                public override bool Equals(object other) => ReferenceEquals(this, other);
                public override int GetHashCode() => 0;
            }

            public class Component : Object
            {
                public Transform transform { get; set; }
            }

            public class Transform : Component
            {
                public Vector3 position { get; set; }
            }

            public class MonoBehaviour : Component
            {
            }

            public class TextAsset : Object
            {
                public byte[] bytes { get; set; }
            }

            public sealed class SerializeField : System.Attribute
            {
            }

            public struct Vector3
            {
                public float x, y, z;
                public Vector3(float x, float y, float z) { this.x = x; this.y = y; this.z = z; }
                public static Vector3 operator +(Vector3 a, Vector3 b) => new Vector3(a.x + b.x, a.y + b.y, a.z + b.z);
                public static Vector3 operator -(Vector3 a, Vector3 b) => a + -b;
                public static Vector3 operator -(Vector3 a) => a * -1;
                public static Vector3 operator *(Vector3 a, float d) => new Vector3(a.x * d, a.y * d, a.z * d);
            }

            public static class Mathf
            {
                public static float Sin(float f) => System.MathF.Sin(f);
            }

            public static class Time
            {
                public static float time => 0.25f;
                public static float deltaTime => 0.02f;
            }
        }
        """;
}
