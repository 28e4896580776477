import { changeSentence, type ToldChange } from "./change-sentence.ts";

/** So long after the last change a burst is over; however long it goes on, it is told after `longestMs`. */
const quietMs = 1_500;
const longestMs = 8_000;

/** Collects other people's changes, and tells each burst of them in one sentence. */
export class ChangeBurst {
	private changes: ToldChange[] = [];
	private quiet: ReturnType<typeof setTimeout> | undefined;
	private longest: ReturnType<typeof setTimeout> | undefined;

	constructor(private readonly tell: (sentence: string) => void) {}

	add(change: ToldChange): void {
		this.changes.push(change);
		clearTimeout(this.quiet);
		this.quiet = setTimeout(() => this.end(), quietMs);
		this.longest ??= setTimeout(() => this.end(), longestMs);
	}

	/** Forgets what was not told yet. */
	stop(): void {
		clearTimeout(this.quiet);
		clearTimeout(this.longest);
		this.longest = undefined;
		this.changes = [];
	}

	private end(): void {
		const { changes } = this;
		this.stop();
		this.tell(changeSentence(changes));
	}
}
