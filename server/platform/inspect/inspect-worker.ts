import { parentPort } from 'node:worker_threads'
import { inspectFile } from './inspect-file.ts'
import type { InspectionAnswer, InspectionRequest } from './inspector.ts'

parentPort?.on('message', ({ id, path, name }: InspectionRequest) => {
  void inspectFile(path, name).then((inspection) => parentPort?.postMessage({ id, inspection } satisfies InspectionAnswer))
})
