#nullable enable
using System;
using ActGen.Unity;
using UnityEngine;

namespace ActGen.Samples
{
    /// <summary>Walks where a network says, which is asked every frame and makes no garbage.</summary>
    public sealed class Walker : MonoBehaviour
    {
        private readonly Steering _network = new Steering(); // the weights of seed 0: every walker alike, and untrained

        [SerializeField] private TextAsset? _parameters = null;
        [SerializeField] private Transform? _target = null;
        [SerializeField] private float _speed = 2f;

        private void Awake()
        {
            if (_parameters != null)
            {
                _network.LoadParameters(_parameters);
            }
        }

        private void Update()
        {
            Vector3 position = transform.position;
            Vector3 offset = _target != null ? _target.position - position : -position;

            ReadOnlySpan<float> observation = stackalloc float[] { offset.x, offset.z, position.x, position.z, Mathf.Sin(Time.time) };
            Span<float> direction = stackalloc float[2];
            _network.Predict(observation, direction);

            transform.position = position + new Vector3(direction[0], 0f, direction[1]) * (_speed * Time.deltaTime);
        }
    }
}
