import type { DocumentOwner } from "./admission.ts";

/** Which document was edited, and what it belongs to. */
export type Edited = { documentId: string; roadmapId: string } & DocumentOwner;

/** Tells that documents were edited: at once, and then at most once in a while for each. */
export class EditedNotices {
	private readonly resting = new Map<string, { timer: NodeJS.Timeout; again: boolean }>();

	constructor(
		private readonly tell: (edited: Edited) => void,
		private readonly everyMs: number,
	) {}

	edited(edited: Edited): void {
		const rest = this.resting.get(edited.documentId);
		if (rest) {
			rest.again = true;
			return;
		}
		this.tell(edited);
		const timer = setTimeout(() => {
			const again = this.resting.get(edited.documentId)?.again;
			this.resting.delete(edited.documentId);
			if (again) this.edited(edited);
		}, this.everyMs);
		this.resting.set(edited.documentId, { timer: timer.unref(), again: false });
	}

	stop(): void {
		for (const { timer } of this.resting.values()) clearTimeout(timer);
		this.resting.clear();
	}
}
