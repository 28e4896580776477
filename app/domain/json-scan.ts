/** A place in a text, both counted from 1. */
export interface TextPlace {
	line: number;
	column: number;
}

/** What a scan finds out about a JSON text before anything is made of it. */
export type JsonScan =
	| { ok: true; repeatedKeys: (TextPlace & { key: string })[] }
	| ({ ok: false; message: string } & TextPlace);

/** Bounds on what is read at all. */
export interface JsonLimits {
	depth: number;
	/** In one list or object. */
	entries: number;
	/** In all. */
	values: number;
}

/**
 * Walks through a JSON text (RFC 8259) without building it, and finds what `JSON.parse` does not tell: the line and column
 * of the first mistake, keys that an object holds twice (of which `JSON.parse` silently drops one), and texts that are too
 * deep or hold too much.
 */
export function scanJson(text: string, limits: JsonLimits): JsonScan {
	const scanner = new Scanner(text, limits);
	const message = scanner.run();
	if (message !== null) return { ok: false, message, ...placeOf(text, scanner.position) };
	const repeatedKeys = scanner.repeated.map(({ key, at }) => ({ key, ...placeOf(text, at) }));
	return { ok: true, repeatedKeys };
}

function placeOf(text: string, position: number): TextPlace {
	const before = text.slice(0, position);
	const lineStart = before.lastIndexOf("\n") + 1;
	return { line: before.split("\n").length, column: position - lineStart + 1 };
}

/** An object or list that is not closed yet. */
interface Frame {
	/** The keys seen so far; `null` in a list. */
	keys: Set<string> | null;
	entries: number;
}

/** How many keys that stand twice are told, since finding the line of each takes time. */
const mostRepeatedKeys = 100;

const space = /[ \t\n\r]*/y;
const word = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const escaped = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/** Every step returns what is wrong at `position`, or `null`. */
class Scanner {
	position = 0;
	readonly repeated: { key: string; at: number }[] = [];
	private readonly stack: Frame[] = [];
	private values = 0;

	constructor(
		private readonly text: string,
		private readonly limits: JsonLimits,
	) {}

	run(): string | null {
		let problem = this.value();
		for (let frame = this.stack.at(-1); frame && problem === null; frame = this.stack.at(-1))
			problem = this.member(frame);
		if (problem !== null) return problem;
		this.match(space);
		if (this.position === this.text.length) return null;
		return "Nothing may follow the end of the JSON: remove what stands here.";
	}

	private member(frame: Frame): string | null {
		this.match(space);
		const end = frame.keys ? "}" : "]";
		if (this.take(end)) {
			this.stack.pop();
			return null;
		}
		if (frame.entries > 0 && !this.take(",")) return this.expected(`a comma or ${end}`);
		frame.entries += 1;
		if (frame.entries > this.limits.entries) return tooMuch("This list", this.limits.entries, "entries");
		return (frame.keys && this.key(frame.keys)) ?? this.value();
	}

	private key(keys: Set<string>): string | null {
		this.match(space);
		const start = this.position;
		if (this.text[start] !== '"') return this.expected("a field name in double quotes");
		const problem = this.string();
		if (problem !== null) return problem;
		const key = String(JSON.parse(this.text.slice(start, this.position)));
		if (keys.has(key) && this.repeated.length < mostRepeatedKeys) this.repeated.push({ key, at: start });
		keys.add(key);
		this.match(space);
		return this.take(":") ? null : this.expected("a colon");
	}

	private value(): string | null {
		this.match(space);
		this.values += 1;
		if (this.values > this.limits.values) return tooMuch("The file", this.limits.values, "values");
		const first = this.text[this.position];
		if (first === '"') return this.string();
		if (first === "{" || first === "[") return this.open(first);
		return this.match(word) ? null : this.expected("a value");
	}

	private open(bracket: "{" | "["): string | null {
		if (this.stack.length === this.limits.depth)
			return `The JSON is nested more than ${this.limits.depth} levels deep: no roadmap needs that.`;
		this.position += 1;
		this.stack.push({ keys: bracket === "{" ? new Set() : null, entries: 0 });
		return null;
	}

	private string(): string | null {
		this.position += 1;
		while (this.position < this.text.length) {
			const code = this.text.charCodeAt(this.position);
			if (this.take('"')) return null;
			if (code < 0x20)
				return "A line break or control character stands inside a text: write it as \\n or \\u….";
			if (code !== 0x5c) this.position += 1;
			else if (!this.match(escaped))
				return "This backslash starts no escape that JSON knows: write \\\\ for a backslash.";
		}
		return this.expected("a closing double quote");
	}

	private match(pattern: RegExp): boolean {
		pattern.lastIndex = this.position;
		const matched = pattern.test(this.text);
		if (matched) this.position = pattern.lastIndex;
		return matched;
	}

	private take(character: string): boolean {
		if (this.text[this.position] !== character) return false;
		this.position += 1;
		return true;
	}

	private expected(what: string): string {
		if (this.position >= this.text.length)
			return "This is not JSON: the file ends before the JSON is complete.";
		return `This is not JSON: ${what} is missing here.`;
	}
}

const tooMuch = (holder: string, limit: number, what: string) =>
	`${holder} holds more than ${limit.toLocaleString("en-GB")} ${what}: split it into several roadmaps.`;
