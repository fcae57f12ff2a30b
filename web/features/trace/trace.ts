import type { Api } from '../../../contract/api.ts'
import type { ReplyData } from '../../../contract/endpoint.ts'

/** A document of one's own office, or a copy that came to it. */
export type Traced = 'documents' | 'deliveries'
export type Readings = ReplyData<Api['listDocumentReadings']>
export type Reading = Readings['items'][number]
export type Metadata = ReplyData<Api['getMetadata']>
export type MetadataField = Metadata['fields'][number]
