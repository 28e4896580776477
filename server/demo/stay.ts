import { longestStayMs, type TroupeStay, type TroupeVisit } from "#app/domain/troupe.ts";
import { scriptFor } from "#app/domain/troupe-script.ts";
import { findPerson } from "#db/queries/people.ts";
import { Browserless } from "./browserless.ts";
import type { TroupeParts } from "./create-troupe.ts";
import type { Colleague } from "./own-sessions.ts";
import { type Player, playPart, type Scene } from "./play-part.ts";
import { lookAround } from "./surroundings.ts";

/** How long a visitor may be without any window, in milliseconds: between two pages there is none. */
const goneAfterMs = 8_000;
const lookEveryMs = 1_000;

/** The stay of colleagues at one place, from the moment they come to the moment the last one has left. */
export class Stay {
	private readonly over = new AbortController();
	private readonly timers: NodeJS.Timeout[];
	/** Resolves when everybody has left. */
	readonly finished: Promise<void>;
	readonly told: TroupeStay;

	constructor(
		private readonly parts: TroupeParts,
		readonly visit: TroupeVisit,
		colleagues: readonly Colleague[],
		seed: number,
	) {
		const { now, speed } = parts;
		const since = now();
		const ms = longestStayMs / speed;
		this.told = {
			place: visit.place,
			visitorId: visit.visitor.id,
			names: colleagues.map(({ name }) => name),
			leavesAt: new Date(since.getTime() + ms).toISOString(),
		};
		this.timers = [setTimeout(() => this.end(), ms), setInterval(this.watchVisitor(), lookEveryMs / speed)];
		const scene: Scene = {
			roadmapSlug: visit.roadmap.slug,
			place: visit.place,
			seed,
			since: since.toISOString(),
			speed,
			over: this.over.signal,
		};
		this.finished = this.play(colleagues, scene);
	}

	/** Makes everybody stop where they are and go. */
	end(): void {
		this.over.abort();
	}

	private async play(colleagues: readonly Colleague[], scene: Scene): Promise<void> {
		await Promise.all(colleagues.map((colleague, number) => this.playOne(colleague, number, scene)));
		this.end();
		for (const timer of this.timers) clearTimeout(timer);
	}

	private async playOne(colleague: Colleague, number: number, scene: Scene): Promise<void> {
		const { parts, visit } = this;
		const at = { base: parts.base(), origin: parts.origin(), cookie: colleague.cookie };
		const browserless = new Browserless(at);
		const { organisation } = colleague;
		const look: Player["lookAround"] = async () => {
			const person = await findPerson(parts.db, colleague.id);
			return (
				person && lookAround({ db: parts.db, now: parts.now, roadmap: visit.roadmap, person }, visit.place)
			);
		};
		try {
			const player = { number, organisation, browserless, lookAround: look };
			await playPart(player, scriptFor(number, scene.seed), scene);
		} catch (error) {
			if (!this.over.signal.aborted) parts.report("A simulated colleague had to stop", error);
		} finally {
			browserless.close();
		}
	}

	/** Ends the stay when a visitor who had windows has had none for a while. */
	private watchVisitor(): () => void {
		const isWatching = () => this.parts.hasWindows(({ sessionKey }) => sessionKey === this.visit.sessionKey);
		const rounds = goneAfterMs / lookEveryMs;
		// Without JavaScript there never is one.
		let wasHere = isWatching();
		let away = 0;
		return () => {
			const isHere = isWatching();
			wasHere ||= isHere;
			away = isHere ? 0 : away + 1;
			if (wasHere && away >= rounds) this.end();
		};
	}
}
