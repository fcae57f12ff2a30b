import * as contract from '../../../contract/signatures.ts'
import { type Route, serve, serveFile } from '../../platform/http.ts'
import { allowCertificate, revokeCertificate, unlockPin } from './manage-certificates.ts'
import { admitClerk, issueSealCertificate, removeClerk } from './manage-seals.ts'
import { myKey, openMyImage, setPin, setSignatureImage } from './my-key.ts'

export const routes: Route[] = [
  serve(contract.getMyKey, (ctx) => myKey(ctx)),
  serve(contract.setPin, (ctx, { body }) => setPin(ctx, body)),
  serve(contract.setSignatureImage, (ctx, { body }) => setSignatureImage(ctx, body.fileId)),
  serveFile(contract.signatureImage, (ctx) => openMyImage(ctx)),
  serve(contract.allowCertificate, (ctx, { params }) => allowCertificate(ctx, params.id)),
  serve(contract.revokeCertificate, (ctx, { params, body }) => revokeCertificate(ctx, params.id, body.reason)),
  serve(contract.unlockPin, (ctx, { params }) => unlockPin(ctx, params.id)),
  serve(contract.issueSealCertificate, (ctx, { params }) => issueSealCertificate(ctx, params.id)),
  serve(contract.admitClerk, (ctx, { params, body }) => admitClerk(ctx, params.id, body)),
  serve(contract.removeClerk, (ctx, { params }) => removeClerk(ctx, params.id, params.personId)),
]
