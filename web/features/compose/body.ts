type BodyMark = { type: string; attrs?: Record<string, unknown> }
/** A node of the text as the editor writes it (body schema 1). */
export type BodyNode = { type: string; attrs?: Record<string, unknown>; content?: BodyNode[]; marks?: BodyMark[]; text?: string }
