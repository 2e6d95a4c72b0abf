// Runs models in ONNX Runtime: node run.js JOBS, a JSON list of what to read, run and write. Numbers in files are plain little-endian floats.
'use strict';

const assert = require('node:assert');
const fs = require('node:fs');
const onnx = require('onnxruntime-node');

async function run(job) {
  const session = await onnx.InferenceSession.create(job.model, { intraOpNumThreads: 1 });
  assert.deepStrictEqual(session.inputNames, [job.input]);
  assert.deepStrictEqual(session.outputNames, [job.output]);
  const bytes = fs.readFileSync(job.inputs);
  const values = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
  const results = await session.run({ [job.input]: new onnx.Tensor('float32', values, job.shape) });
  const output = results[job.output];
  assert.deepStrictEqual(Array.from(output.dims), job.expectedShape);
  fs.writeFileSync(job.outputs, Buffer.from(output.data.buffer, output.data.byteOffset, output.data.byteLength));
}

async function main() {
  for (const job of JSON.parse(fs.readFileSync(process.argv[2], 'utf8'))) {
    await run(job);
  }
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
