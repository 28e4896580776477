import type { PassageAnchor } from "../../domain/passage-anchor.ts";

/** A thread whose passage is to be marked in the text. */
export interface AnchoredThread {
	id: string;
	anchor: PassageAnchor;
}

/** What the list of comments shows of the text beside it. */
export interface PassagesView {
	/** Whether there is an editor with its text. */
	ready: boolean;
	/** The threads whose passages are in the text, in their order there. */
	order: readonly string[];
	/** The passage that someone is about to comment on. */
	draft: PassageAnchor | null;
	/** Counts the wishes to comment that named no passage. */
	emptyWishes: number;
}

/** What the list may ask of the editor. */
export interface PassagesHost {
	/** Marks the passages anew. */
	refresh(): void;
	/** Selects a passage and brings it into view. */
	goTo(threadId: string): void;
	focus(): void;
}

const nothing: PassagesView = { ready: false, order: [], draft: null, emptyWishes: 0 };

/**
 * What the list of comments and the editor know of each other. It holds no part of the editor, so that pages without
 * one need not fetch it.
 */
export class Passages {
	threads: readonly AnchoredThread[] = [];
	private host: PassagesHost | null = null;
	private view = nothing;
	private readonly listeners = new Set<() => void>();

	/** The list shows other threads than before. */
	show(threads: readonly AnchoredThread[]): void {
		this.threads = threads;
		this.host?.refresh();
	}

	/** Someone wants to comment on a passage, or on nothing that could be commented on. */
	begin(draft: PassageAnchor | null): void {
		this.tell({ draft, emptyWishes: this.view.emptyWishes + (draft ? 0 : 1) });
		this.host?.refresh();
	}

	/** The comment was sent, or given up. */
	end(): void {
		this.tell({ draft: null });
		this.host?.refresh();
		this.host?.focus();
	}

	goTo(threadId: string): void {
		this.host?.goTo(threadId);
	}

	attach(host: PassagesHost | null): void {
		this.host = host;
		if (host) host.refresh();
		else this.tell(nothing);
	}

	tell(news: Partial<PassagesView>): void {
		this.view = { ...this.view, ...news };
		for (const listener of this.listeners) listener();
	}

	readonly subscribe = (listener: () => void): (() => void) => {
		this.listeners.add(listener);
		return () => this.listeners.delete(listener);
	};

	readonly getView = (): PassagesView => this.view;
}
