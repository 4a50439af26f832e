// Makes the models in this folder with TensorFlow.js, or tells whether it agrees with one that ActGen has saved:
//
//   npm install
//   node tfjs.js                  writes <model>/model.json, its weights, and <model>/samples.json
//   node tfjs.js --check FOLDER   loads FOLDER/model.json, predicts the inputs of FOLDER/samples.json, and compares the outputs
//
// The seeds are constants, so that the same version of TensorFlow.js writes the same bytes.

import * as fs from 'node:fs';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as tf from '@tensorflow/tfjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const { dense, activation, dropout, leakyReLU, reLU, prelu, elu, thresholdedReLU, softmax, inputLayer } = tf.layers;

let seed = 1;
const uniform = (low = -0.5, high = 0.5) => tf.initializers.randomUniform({ minval: low, maxval: high, seed: seed++ });
const layer = (units, options) => dense({ units, kernelInitializer: uniform(), biasInitializer: uniform(), ...options });
const steep = (units, options) => layer(units, { kernelInitializer: uniform(-2, 2), ...options });

// The outputs of a last layer are no differences of nearly equal numbers: a relative error would tell of these alone.
const last = (units, options) => layer(units, { biasInitializer: uniform(2, 3), ...options });

// Between them they have every layer that ActGen knows, and every activation that TensorFlow.js knows by name.
const models = {
  // One row a class: softmax at the end, a slope for each channel, weights without biases.
  classifier: {
    inputs: 4,
    shardBytes: Infinity,
    layers: () => [
      layer(16, { inputShape: [4], activation: 'relu', name: 'hidden' }),
      dropout({ rate: 0.25, seed: 3 }),
      layer(8, { useBias: false }),
      leakyReLU(),
      layer(8),
      prelu({ alphaInitializer: uniform(-0.5, 0.5) }),
      layer(3),
      softmax(),
    ],
  },

  // Shards of 500 bytes, which cut through weights as those of 4 megabytes do that converters write.
  regressor: {
    inputs: 6,
    shardBytes: 500,
    layers: () => [
      inputLayer({ inputShape: [6] }),
      layer(12, { activation: 'tanh' }),
      elu(),
      layer(10, { activation: 'swish' }),
      leakyReLU({ alpha: 0.1 }),
      layer(10),
      thresholdedReLU({ theta: 0.5 }),
      layer(10),
      reLU({ maxValue: 0.75 }),
      layer(10),
      reLU(),
      last(2),
    ],
  },

  // Every activation by its name.
  activations: {
    inputs: 5,
    shardBytes: Infinity,
    layers: () => [
      steep(6, { inputShape: [5], activation: 'softsign' }),
      steep(6, { activation: 'elu' }),
      steep(6, { activation: 'sigmoid' }),
      steep(6, { activation: 'selu' }),
      steep(6, { activation: 'relu6' }),
      steep(6, { activation: 'linear' }),
      steep(6, { activation: 'hardSigmoid' }),
      steep(6, { activation: 'softplus' }),
      steep(6, { activation: 'softmax' }),
      steep(6, { activation: 'gelu' }),
      steep(6, { activation: 'mish' }),
      activation({ activation: 'logSoftmax' }),
      activation({ activation: 'tanh' }),
      steep(3, { activation: 'relu' }),
      last(3),
    ],
  },
};

async function make() {
  for (const [name, { inputs, shardBytes, layers }] of Object.entries(models)) {
    const folder = path.join(here, name);
    fs.rmSync(folder, { recursive: true, force: true });
    fs.mkdirSync(folder);

    const model = tf.sequential({ name, layers: layers() });
    await model.save(tf.io.withSaveHandler(async artifacts => write(folder, artifacts, shardBytes)));

    const x = tf.randomUniform([16, inputs], -2, 2, 'float32', seed++);
    const y = model.predict(x);
    const samples = { inputs: Array.from(x.dataSync()), outputs: Array.from(y.dataSync()) };
    fs.writeFileSync(path.join(folder, 'samples.json'), JSON.stringify(samples, null, 1) + '\n');
  }
}

function write(folder, artifacts, shardBytes) {
  const weights = Buffer.from(tf.io.CompositeArrayBuffer.join(artifacts.weightData));
  const count = Math.max(Math.ceil(weights.length / shardBytes), 1);
  const paths = Array.from({ length: count }, (_, i) => `group1-shard${i + 1}of${count}.bin`);
  paths.forEach((file, i) => fs.writeFileSync(path.join(folder, file), weights.subarray(i * shardBytes || 0, Math.min((i + 1) * shardBytes, weights.length))));

  const { weightData, weightSpecs, ...rest } = artifacts;
  const json = { ...rest, weightsManifest: [{ paths, weights: weightSpecs }] };
  fs.writeFileSync(path.join(folder, 'model.json'), JSON.stringify(json, null, 1) + '\n');
  return { modelArtifactsInfo: { dateSaved: new Date(), modelTopologyType: 'JSON' } };
}

async function check(folder) {
  const { weightsManifest, ...rest } = JSON.parse(fs.readFileSync(path.join(folder, 'model.json')));
  const shards = weightsManifest.flatMap(group => group.paths).map(file => fs.readFileSync(path.join(folder, file)));
  const weights = Buffer.concat(shards);
  const model = await tf.loadLayersModel(tf.io.fromMemory({
    ...rest,
    weightSpecs: weightsManifest.flatMap(group => group.weights),
    weightData: weights.buffer.slice(weights.byteOffset, weights.byteOffset + weights.byteLength),
  }));

  const { inputs, outputs } = JSON.parse(fs.readFileSync(path.join(folder, 'samples.json')));
  const width = model.inputs[0].shape[1];
  const y = Array.from(model.predict(tf.tensor2d(inputs, [inputs.length / width, width])).dataSync());
  const worst = Math.max(...y.map((value, i) => Math.abs(value - outputs[i]) / Math.abs(value)));
  if (y.length !== outputs.length || !(worst <= 1e-6)) {
    console.error(`TensorFlow.js predicts ${y.length} values, ${outputs.length} were expected; the largest relative difference is ${worst}.`);
    process.exitCode = 1;
    return;
  }

  console.log(`TensorFlow.js agrees on ${y.length} values; the largest relative difference is ${worst}.`);
}

await tf.setBackend('cpu');
await (process.argv[2] === '--check' ? check(process.argv[3]) : make());
