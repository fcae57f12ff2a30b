import { NodeSelection } from '@tiptap/pm/state'
import { type Editor, useEditorState } from '@tiptap/react'
import { useTranslation } from 'react-i18next'
import styles from './editor.module.css'
import { FootnoteField } from './FootnoteField.tsx'
import type { ListKind } from './nodes.ts'

function Words({ children, onPress }: { children: string; onPress: () => void }) {
  return (
    <button type="button" className={styles.words} onMouseDown={(event) => event.preventDefault()} onClick={onPress}>
      {children}
    </button>
  )
}

function TableTools({ editor }: { editor: Editor }) {
  const { t } = useTranslation('compose')
  const act = () => editor.chain().focus()
  return (
    <>
      <Words onPress={() => act().addRowAfter().run()}>{t('table.addRow')}</Words>
      <Words onPress={() => act().addColumnAfter().run()}>{t('table.addColumn')}</Words>
      <Words onPress={() => act().deleteRow().run()}>{t('table.deleteRow')}</Words>
      <Words onPress={() => act().deleteColumn().run()}>{t('table.deleteColumn')}</Words>
      <Words onPress={() => act().mergeOrSplit().run()}>{t('table.mergeOrSplit')}</Words>
      <Words onPress={() => act().deleteTable().run()}>{t('table.delete')}</Words>
    </>
  )
}

const kinds: readonly ListKind[] = ['1', 'a', 'i']
function ListTools({ editor, kind, start }: { editor: Editor; kind: ListKind; start: number }) {
  const { t } = useTranslation('compose')
  return (
    <>
      <label className={styles.asked}>
        {t('list.kind')}
        <select className={styles.small} value={kind} onChange={(event) => editor.commands.updateAttributes('orderedList', { kind: event.target.value })}>
          {kinds.map((one) => (
            <option key={one} value={one}>
              {t(`list.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <label className={styles.asked}>
        {t('list.start')}
        <input
          type="number"
          min={1}
          max={999}
          className={styles.small}
          value={start}
          onChange={(event) =>
            editor.commands.updateAttributes('orderedList', { start: Math.min(999, Math.max(1, Math.floor(Number(event.target.value)) || 1)) })
          }
        />
      </label>
    </>
  )
}

function stateOf({ editor }: { editor: Editor }) {
  const { selection } = editor.state
  const list = editor.getAttributes('orderedList') as { kind?: ListKind; start?: number }
  return {
    note: selection instanceof NodeSelection && selection.node.type.name === 'footnote' ? { at: selection.from, text: selection.node.textContent } : null,
    table: editor.isActive('table'),
    ordered: editor.isActive('orderedList'),
    kind: list.kind ?? '1',
    start: list.start ?? 1,
  }
}

/** What can be done where the cursor stands: in a table, in a list, on a footnote. */
export function Contextual({ editor }: { editor: Editor }) {
  const { note, table, ordered, kind, start } = useEditorState({ editor, selector: stateOf })
  if (note) {
    return (
      <div className={styles.context}>
        <FootnoteField key={note.at} editor={editor} at={note.at} text={note.text} />
      </div>
    )
  }
  if (!table && !ordered) return null
  return (
    <div className={styles.context}>
      {ordered && <ListTools editor={editor} kind={kind} start={start} />}
      {table && <TableTools editor={editor} />}
    </div>
  )
}
