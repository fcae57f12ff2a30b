import {
  IconAlignCenter,
  IconArrowBackUp,
  IconAsterisk,
  IconBold,
  IconGavel,
  IconItalic,
  IconList,
  IconListNumbers,
  IconSuperscript,
  IconTable,
} from '@tabler/icons-react'
import { type Editor, useEditorState } from '@tiptap/react'
import type { ComponentType, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './editor.module.css'
import { levels } from './nodes.ts'

type ToolProps = {
  icon: ComponentType<{ size?: number; stroke?: number }>
  name: string
  keys?: string
  pressed?: boolean
  expanded?: boolean
  off?: boolean
  onPress: () => void
}

/** Pressing a tool leaves the cursor in the text. */
function Tool({ icon: Icon, name, keys, pressed, expanded, off, onPress }: ToolProps) {
  return (
    <button
      type="button"
      className={styles.tool}
      title={keys ? `${name} (${keys})` : name}
      aria-label={name}
      aria-pressed={pressed}
      aria-expanded={expanded}
      disabled={off}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPress}
    >
      <Icon size={20} stroke={1.6} />
    </button>
  )
}

const levelOf = (editor: Editor) => levels.find((level) => editor.isActive('heading', { level })) ?? 0

function LevelSelect({ editor, level }: { editor: Editor; level: number }) {
  const { t } = useTranslation('compose')
  const choose = (value: string) => {
    const asked = levels.find((one) => String(one) === value)
    if (asked) editor.chain().focus().setNode('heading', { level: asked }).run()
    else editor.chain().focus().setNode('paragraph').run()
  }
  return (
    <select className={styles.level} aria-label={t('level.label')} value={level} onChange={(event) => choose(event.target.value)}>
      <option value={0}>{t('level.text')}</option>
      {levels.map((one) => (
        <option key={one} value={one}>
          {t(`level.${one}`)}
        </option>
      ))}
    </select>
  )
}

const stateOf = ({ editor }: { editor: Editor }) => ({
  level: levelOf(editor),
  bold: editor.isActive('bold'),
  italic: editor.isActive('italic'),
  ordered: editor.isActive('orderedList'),
  bullets: editor.isActive('bulletList'),
  table: editor.isActive('table'),
  raised: editor.isActive('superscript'),
  centred: editor.isActive('paragraph', { align: 'center' }),
  canUndo: editor.can().undo(),
})

/** The footnote stands after what is chosen, and its words are asked for at once. */
function addFootnote(editor: Editor): void {
  const at = editor.state.selection.to
  editor.chain().focus().insertContentAt(at, { type: 'footnote' }, { updateSelection: false }).setNodeSelection(at).run()
}

type Props = { editor: Editor; basesOpen: boolean; onBases: () => void; children: ReactNode }

export function Toolbar({ editor, basesOpen, onBases, children }: Props) {
  const { t } = useTranslation('compose')
  const on = useEditorState({ editor, selector: stateOf })
  const act = () => editor.chain().focus()
  return (
    <div role="toolbar" aria-label={t('tools')} className={styles.tools}>
      <LevelSelect editor={editor} level={on.level} />
      <Tool icon={IconBold} name={t('tool.bold')} keys="Ctrl+B" pressed={on.bold} onPress={() => act().toggleBold().run()} />
      <Tool icon={IconItalic} name={t('tool.italic')} keys="Ctrl+I" pressed={on.italic} onPress={() => act().toggleItalic().run()} />
      <Tool
        icon={IconListNumbers}
        name={t('tool.ordered')}
        keys="Ctrl+Shift+7"
        pressed={on.ordered}
        onPress={() => act().toggleList('orderedList', 'listItem').run()}
      />
      <Tool
        icon={IconList}
        name={t('tool.bullets')}
        keys="Ctrl+Shift+8"
        pressed={on.bullets}
        onPress={() => act().toggleList('bulletList', 'listItem').run()}
      />
      <Tool
        icon={IconTable}
        name={t('tool.table')}
        pressed={on.table}
        off={on.table}
        onPress={() => act().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run()}
      />
      <Tool icon={IconGavel} name={t('tool.legalBases')} expanded={basesOpen} onPress={onBases} />
      <Tool icon={IconSuperscript} name={t('tool.superscript')} keys="Ctrl+." pressed={on.raised} onPress={() => act().toggleMark('superscript').run()} />
      <Tool icon={IconAsterisk} name={t('tool.footnote')} onPress={() => addFootnote(editor)} />
      <Tool
        icon={IconAlignCenter}
        name={t('tool.centre')}
        pressed={on.centred}
        onPress={() =>
          act()
            .updateAttributes('paragraph', { align: on.centred ? null : 'center' })
            .run()
        }
      />
      <Tool icon={IconArrowBackUp} name={t('tool.undo')} keys="Ctrl+Z" off={!on.canUndo} onPress={() => act().undo().run()} />
      <span className={styles.aside}>{children}</span>
    </div>
  )
}
