import { type Editor, Extension } from "@tiptap/core";
import { Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { ySyncPluginKey } from "@tiptap/y-tiptap";
import type * as Y from "yjs";
import { anchorPassage, placePassage } from "./passage-anchor.ts";
import type { AnchoredThread, Passages } from "./passages.ts";
import { textRuns } from "./text-runs.ts";

declare module "@tiptap/core" {
	interface Commands<ReturnType> {
		commentMarks: {
			/** Begins a comment on what is selected, or else on the paragraph that the caret is in. */
			startComment: () => ReturnType;
		};
	}
}

const key = new PluginKey<DecorationSet>("commentMarks");
const draftId = "draft";
/** After own edits the marks move along by themselves; what they cannot know is looked up once the writer pauses. */
const pauseMs = 300;

/** Marks commented passages in the editor. The marks are decorations: never part of the shared document. */
export const commentMarks = (passages: Passages, fragment: Y.XmlFragment) =>
	Extension.create({
		name: "commentMarks",
		addCommands() {
			return {
				startComment:
					() =>
					({ editor }) => {
						passages.begin(anchorPassage(fragment, chosen(editor)));
						return true;
					},
			};
		},
		addKeyboardShortcuts() {
			const start = () => this.editor.isEditable && this.editor.commands.startComment();
			return { "Ctrl-Alt-m": start, "Mod-Alt-m": start };
		},
		onCreate() {
			const { editor } = this;
			passages.attach({
				refresh: () => refresh(editor),
				goTo: (threadId) => goTo(editor, threadId),
				focus: () => void editor.commands.focus(),
			});
		},
		onDestroy: () => passages.attach(null),
		addProseMirrorPlugins: () => [marksPlugin(passages, fragment)],
	});

function chosen(editor: Editor): { from: number; to: number } {
	const { empty, from, to, $from } = editor.state.selection;
	return empty ? { from: $from.start(), to: $from.end() } : { from, to };
}

function refresh(editor: Editor): void {
	if (!editor.isDestroyed) editor.view.dispatch(refreshing(editor.state.tr));
}

const refreshing = (tr: Transaction) => tr.setMeta(key, "refresh").setMeta("addToHistory", false);

function goTo(editor: Editor, threadId: string): void {
	const [mark] = key.getState(editor.state)?.find(undefined, undefined, isOf(threadId)) ?? [];
	if (mark) editor.chain().focus().setTextSelection({ from: mark.from, to: mark.to }).scrollIntoView().run();
}

const isOf = (threadId: string) => (spec: { threadId?: string }) => spec.threadId === threadId;

function marksPlugin(passages: Passages, fragment: Y.XmlFragment): Plugin<DecorationSet> {
	const draw = (tr: Transaction) => {
		const { draft } = passages.getView();
		const threads = draft ? [...passages.threads, { id: draftId, anchor: draft }] : passages.threads;
		return DecorationSet.create(tr.doc, marksOf(threads, fragment, tr.doc.content.size));
	};
	return new Plugin<DecorationSet>({
		key,
		state: {
			init: () => DecorationSet.empty,
			apply(tr, marks) {
				// What comes from others replaces the whole text as ProseMirror sees it: nothing could be mapped.
				const isFromOthers = tr.docChanged && tr.getMeta(ySyncPluginKey) !== undefined;
				return tr.getMeta(key) || isFromOthers ? draw(tr) : marks.map(tr.mapping, tr.doc);
			},
		},
		props: { decorations: (state) => key.getState(state) },
		view(view) {
			let timer: ReturnType<typeof setTimeout> | undefined;
			return {
				update(_view, before) {
					const marks = key.getState(view.state);
					if (marks && marks !== key.getState(before)) report(passages, marks, fragment);
					if (view.state.doc.eq(before.doc)) return;
					clearTimeout(timer);
					timer = setTimeout(() => view.dispatch(refreshing(view.state.tr)), pauseMs);
				},
				destroy: () => clearTimeout(timer),
			};
		},
	});
}

function marksOf(threads: readonly AnchoredThread[], fragment: Y.XmlFragment, size: number): Decoration[] {
	const runs = textRuns(fragment);
	return threads.flatMap(({ id, anchor }) => {
		const place = placePassage(fragment, anchor, runs);
		if (!place || place.to > size) return [];
		const shown = id === draftId ? { class: "comment-mark comment-mark--draft" } : markOf(id);
		return [Decoration.inline(place.from, place.to, { nodeName: "mark", ...shown }, { threadId: id })];
	});
}

const markOf = (id: string) => ({
	class: "comment-mark",
	"data-thread": id,
	"aria-details": `comment-thread-${id}`,
});

/** Tells the list which passages are there, when that is not what it knows already. */
function report(passages: Passages, marks: DecorationSet, fragment: Y.XmlFragment): void {
	const order = marks
		.find()
		.sort((a, b) => a.from - b.from || a.to - b.to)
		.map((mark) => String(mark.spec.threadId))
		.filter((id) => id !== draftId);
	// A text that has not come yet has no passages, but they are not gone.
	const ready = fragment.length > 0;
	const known = passages.getView();
	if (known.ready !== ready || known.order.join() !== order.join()) passages.tell({ ready, order });
}
