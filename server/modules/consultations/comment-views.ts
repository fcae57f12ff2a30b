import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'

export type CommentPlace = { page: number; x: number; y: number; width: number; height: number }
export type CommentRow = {
  id: string
  documentId: string
  revision: number
  place: CommentPlace | null
  replyToId: string | null
  words: string
  byId: string
  by: string
  at: Date
  resolvedBy: string | null
  resolvedAt: Date | null
}
const comments = sql`
  select c.id, c.document_id as "documentId", c.revision_n as revision, c.place, c.reply_to_id as "replyToId", coalesce(t.text, '') as words,
    c.by as "byId", p.full_name as by, c.at, r.full_name as "resolvedBy", c.resolved_at as "resolvedAt"
  from comment c join person p on p.id = c.by left join person r on r.id = c.resolved_by left join private_text t on t.id = c.text_id`

export async function listCommentRows(db: Db, documentId: string): Promise<CommentRow[]> {
  const { rows } = await sql<CommentRow>`${comments} where c.document_id = ${documentId} order by c.at, c.id`.execute(db)
  return rows
}
export async function findComment(db: Db, id: string): Promise<CommentRow | undefined> {
  const { rows } = await sql<CommentRow>`${comments} where c.id = ${id}`.execute(db)
  return rows[0]
}
