import type { DefaultEventsMap, Server } from "socket.io";
import type { Bus, NodeMessageKind, NodeMessages } from "./bus.ts";

/** A letter from one node to the others. */
interface Letter {
	/** Letters of another version are not understood, and left alone: nodes of two versions run beside each other for a while. */
	version: 1;
	node: string;
	kind: NodeMessageKind | "alive" | "bye" | "taken";
	message: unknown;
	/** Who took this shall say so, under this number. */
	number?: number;
}

/** What socket.io servers tell each other. */
export interface NodeEvents {
	node: (letter: Letter) => void;
}

/** A socket.io server, as far as nodes need it. */
// biome-ignore lint/suspicious/noExplicitAny: whatever its clients say and know.
export type NodeServer = Server<any, any, NodeEvents | DefaultEventsMap, any>;

interface RedisBus extends Bus {
	attach(io: NodeServer): void;
	close(): void;
}

/** How often a node says that it is there, and after what silence it is gone, in milliseconds. */
const aliveEveryMs = 2_000;
const goneAfterMs = 7_000;

/** What others have to know before somebody's form is answered: the next page may come from any node, and shows what they wrote. */
const awaited = new Set<Letter["kind"]>(["changed", "forget"]);
/** How long somebody waits for it at most, in milliseconds. */
const awaitedMs = 300;

/** Speaks to the other nodes through the adapter of socket.io. */
export function redisBus(options: {
	node: string;
	isConnected: () => boolean;
	report: (message: string, error: unknown) => void;
}): RedisBus {
	const { node, isConnected, report } = options;
	const takers = new Map<string, ((message: never, node: string) => void)[]>();
	const met: ((node: string) => void)[] = [];
	const gone: ((node: string) => void)[] = [];
	const cutOff: ((isBack: boolean) => void)[] = [];
	let wasConnected = true;
	/** When each other node was heard last, by the clock of this process. */
	const heard = new Map<string, number>();
	const untaken = new Untaken();
	let server: NodeServer | undefined;
	let isClosed = false;

	const post = (kind: Letter["kind"], message: unknown) => {
		// The adapter would keep letters for a Redis that is away, without end, and they would be old when it comes back.
		if (!server || isClosed || !isConnected()) return;
		const number = awaited.has(kind) && heard.size > 0 ? untaken.add(heard.keys()) : undefined;
		server.serverSideEmit("node", { version: 1, node, kind, message, ...(number ? { number } : {}) });
	};
	const safely = (work: () => void) => {
		try {
			work();
		} catch (error) {
			report("What another node told could not be taken", error);
		}
	};
	const leave = (other: string) => {
		untaken.forget(other);
		if (heard.delete(other)) for (const tell of gone) safely(() => tell(other));
	};
	const receive = (letter: Letter) => {
		if (letter?.version !== 1 || typeof letter.node !== "string" || letter.node === node) return;
		if (letter.kind === "bye") return leave(letter.node);
		const isNew = !heard.has(letter.node);
		heard.set(letter.node, performance.now());
		if (isNew) {
			post("alive", null);
			for (const tell of met) safely(() => tell(letter.node));
		}
		if (letter.kind === "taken") untaken.taken(letter.message, letter.node, node);
		for (const take of takers.get(letter.kind) ?? [])
			safely(() => take(letter.message as never, letter.node));
		if (letter.number !== undefined)
			post("taken", { of: letter.node, number: letter.number } satisfies Taken);
	};
	const beat = setInterval(() => {
		const connected = isConnected();
		if (!connected || !wasConnected) for (const tell of cutOff) safely(() => tell(connected));
		wasConnected = connected;
		post("alive", null);
		for (const [other, at] of [...heard]) if (performance.now() - at > goneAfterMs) leave(other);
	}, aliveEveryMs);
	beat.unref();

	return {
		alone: false,
		send: post,
		on<K extends NodeMessageKind>(kind: K, take: (message: NodeMessages[K], node: string) => void) {
			takers.set(kind, [...(takers.get(kind) ?? []), take as (message: never, node: string) => void]);
		},
		onMet: (tell) => void met.push(tell),
		onGone: (tell) => void gone.push(tell),
		onCutOff: (tell) => void cutOff.push(tell),
		taken: () => untaken.settled(),
		attach(io) {
			server = io;
			io.on("node", receive);
		},
		close() {
			clearInterval(beat);
			post("bye", null);
			// What editors and screens say while they are closed would come after the connection.
			isClosed = true;
		},
	};
}

/** Says that a letter was taken: whose, and which. */
interface Taken {
	of: string;
	number: number;
}

/** Letters that some nodes have not taken yet. */
class Untaken {
	private last = 0;
	private readonly letters = new Map<number, { by: Set<string>; done: Promise<void>; finish: () => void }>();

	/** Notes a letter to these nodes; gives its number, which is never 0. */
	add(nodes: Iterable<string>): number {
		const number = ++this.last;
		let finish = () => {};
		const done = new Promise<void>((resolve) => {
			const timer = setTimeout(() => finish(), awaitedMs);
			finish = () => {
				clearTimeout(timer);
				this.letters.delete(number);
				resolve();
			};
		});
		this.letters.set(number, { by: new Set(nodes), done, finish });
		return number;
	}

	taken(message: unknown, by: string, self: string): void {
		const { of, number } = message as Taken;
		if (of === self) this.strike(number, by);
	}

	/** A node that is gone takes nothing any more. */
	forget(node: string): void {
		for (const number of [...this.letters.keys()]) this.strike(number, node);
	}

	async settled(): Promise<void> {
		await Promise.all([...this.letters.values()].map(({ done }) => done));
	}

	private strike(number: number, node: string): void {
		const letter = this.letters.get(number);
		letter?.by.delete(node);
		if (letter?.by.size === 0) letter.finish();
	}
}
