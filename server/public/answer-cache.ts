import type { Answer } from "./answer.ts";
import { createKeptAnswers } from "./kept-answers.ts";

/** What a rendering came to: an answer that may be kept, or something for those who asked just now. */
export type Rendering<T> = { kind: "answer"; answer: Answer } | { kind: "passing"; passing: T };

/** Answers by address, each made once however many ask, and forgotten exactly when what they show changes. */
export interface AnswerCache<T> {
	/** What is kept under this address and still valid. */
	get(address: string): Answer | undefined;
	/** What is kept; else the rendering that is on its way, or a new one. */
	ask(address: string): Promise<Rendering<T>>;
	/** Says that an answer grew by a packing. */
	weighAgain(address: string): void;
	/**
	 * Drops every answer that depends on this. Renderings that have begun are finished for those who wait for them, and
	 * not kept: they may have read what was there before. Whoever asks from now on gets a new one.
	 */
	forget(dependency: string): void;
	/** Drops everything. */
	clear(): void;
	stats(): { answers: number; bytes: number; renders: number };
}

interface Flight<T> {
	promise: Promise<Rendering<T>>;
	/** What was forgotten while it was on its way. */
	forgotten: Set<string>;
}

/** Stands for every dependency. */
const everything = "*";

/** Makes a cache of at most so many bytes, in front of a `render` that may be slow, wrong and reject. */
export function createAnswerCache<T>(options: {
	maxBytes: number;
	now: () => number;
	render: (address: string) => Promise<Rendering<T>>;
}): AnswerCache<T> {
	const addressesBy = new Map<string, Set<string>>();
	const kept = createKeptAnswers<Answer>({
		maxBytes: options.maxBytes,
		bytesOf: (answer) => answer.bytes(),
		onDrop: (address, answer) => unlink(address, answer),
	});
	const running = new Set<Flight<T>>();
	const joinable = new Map<string, Flight<T>>();
	let renders = 0;

	function unlink(address: string, answer: Answer): void {
		for (const dependency of answer.depends) {
			const addresses = addressesBy.get(dependency);
			addresses?.delete(address);
			if (addresses?.size === 0) addressesBy.delete(dependency);
		}
	}
	function keep(address: string, answer: Answer): void {
		kept.delete(address);
		for (const dependency of answer.depends) {
			const addresses = addressesBy.get(dependency) ?? new Set();
			addressesBy.set(dependency, addresses.add(address));
		}
		kept.set(address, answer);
	}
	function get(address: string): Answer | undefined {
		const answer = kept.get(address);
		if (!answer || answer.validUntil > options.now()) return answer;
		kept.delete(address);
		return undefined;
	}
	function start(address: string): Flight<T> {
		renders++;
		const forgotten = new Set<string>();
		const flight: Flight<T> = { promise: options.render(address), forgotten };
		running.add(flight);
		joinable.set(address, flight);
		const land = () => {
			running.delete(flight);
			if (joinable.get(address) === flight) joinable.delete(address);
		};
		flight.promise = flight.promise.then(
			(rendering) => {
				land();
				if (rendering.kind === "answer" && isFresh(rendering.answer, forgotten))
					keep(address, rendering.answer);
				return rendering;
			},
			(error) => {
				land();
				throw error;
			},
		);
		return flight;
	}
	const isFresh = (answer: Answer, forgotten: Set<string>) =>
		answer.validUntil > options.now() &&
		!forgotten.has(everything) &&
		!answer.depends.some((dependency) => forgotten.has(dependency));

	function forget(dependency: string): void {
		for (const address of [...(addressesBy.get(dependency) ?? [])]) kept.delete(address);
		for (const flight of running) flight.forgotten.add(dependency);
		joinable.clear();
	}

	return {
		get,
		async ask(address) {
			const answer = get(address);
			if (answer) return { kind: "answer", answer };
			return (joinable.get(address) ?? start(address)).promise;
		},
		weighAgain: kept.weighAgain,
		forget,
		clear() {
			for (const dependency of [...addressesBy.keys()]) forget(dependency);
			forget(everything);
		},
		stats: () => ({ answers: kept.size, bytes: kept.bytes, renders }),
	};
}
