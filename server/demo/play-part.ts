import { setTimeout as wait } from "node:timers/promises";
import type { TroupePlace } from "#app/domain/troupe.ts";
import { commentLine, lineFor, signOffWishFor, statusWishFor } from "#app/domain/troupe-lines.ts";
import { type Cue, longestPart, seededNumbers, type TroupeAct, wordMs } from "#app/domain/troupe-script.ts";
import { Bell } from "./bell.ts";
import type { Browserless } from "./browserless.ts";
import type { SharedText } from "./shared-text.ts";
import type { Surroundings } from "./surroundings.ts";

/** Somebody who plays a part. */
export interface Player {
	/** Their number in the troupe, from 0. */
	number: number;
	organisation: string;
	browserless: Browserless;
	/** What they find where they are now; undefined where there is nothing for them (any more). */
	lookAround(): Promise<Surroundings | undefined>;
}

/** The stage on which all play. */
export interface Scene {
	roadmapSlug: string;
	place: TroupePlace;
	seed: number;
	/** When they came: instant. */
	since: string;
	/** How much faster than people they are: 1 outside of tests. */
	speed: number;
	/** When it is over, everybody stops where they are. */
	over: AbortSignal;
}

/** How often a text that is being opened is looked at, and for how long, in milliseconds. */
const openEveryMs = 25;
const openWithinMs = 5_000;

/** What colleagues do where a meeting went on to: they come along, answer, and say something. */
const comeAlong: readonly TroupeAct[] = ["look", "answer", "write"];
/** How long somebody takes to notice that the meeting went on, in milliseconds; each in their turn. */
const noticeMs = 1_500;

/** Plays the part of one colleague, from coming in to the last cue. Rejects with an AbortError when it is over before. */
export async function playPart(player: Player, cues: readonly Cue[], scene: Scene): Promise<void> {
	const { place, over, speed, roadmapSlug } = scene;
	const { browserless } = player;
	const here = `/workspace/${roadmapSlug}/${place.kind}s/${place.slug}`;
	await browserless.visit(place.kind === "meeting" ? `${here}/run` : here);
	over.throwIfAborted();
	const bell = new Bell();
	browserless.show(place, () => bell.ring());
	const part = new Part(player, scene, here);
	let itemId = (await player.lookAround())?.itemId;
	for (const { afterMs, act } of cues) {
		const due = performance.now() + afterMs / speed;
		while (await bell.wait(due - performance.now(), over)) {
			const moved = await player.lookAround();
			if (!moved) return;
			if (moved.itemId === itemId) continue;
			itemId = moved.itemId;
			await wait((noticeMs * (player.number + 1)) / speed, undefined, { signal: over });
			for (const each of comeAlong) {
				const there = await player.lookAround();
				if (!there) return;
				over.throwIfAborted();
				await part.perform(each, there);
			}
		}
		const around = await player.lookAround();
		if (!around) return;
		over.throwIfAborted();
		await part.perform(act, around);
	}
}

/** What somebody does, and remembers of what they did. */
class Part {
	private readonly random: () => number;
	private sentences = 0;

	constructor(
		private readonly player: Player,
		private readonly scene: Scene,
		/** The path of the page that they have open. */
		private readonly here: string,
	) {
		this.random = seededNumbers(scene.seed + player.number);
	}

	async perform(act: TroupeAct, around: Surroundings): Promise<void> {
		switch (act) {
			case "look":
				(await this.openText(around))?.lookAt(this.random(), this.random());
				break;
			case "write":
				if (around.mayWrite && this.sentences < longestPart) await this.write(around);
				break;
			case "status":
				if (around.mayChange) await this.changeStatus(around);
				break;
			case "comment":
				if (around.mayWrite && this.scene.place.kind === "action")
					await this.player.browserless.visit(`${this.here}/comments`, {
						intent: "comment",
						text: commentLine,
					});
				break;
			case "answer":
				await this.answer(around);
		}
	}

	/** The text that is written in there; null when it does not open in time. */
	private async openText({ documentName }: Surroundings): Promise<SharedText | null> {
		const { over, speed } = this.scene;
		const text = this.player.browserless.openText(documentName);
		for (let waited = 0; !text.isReady; waited += openEveryMs) {
			if (waited >= openWithinMs) return null;
			await wait(openEveryMs, undefined, { signal: over });
		}
		// The others see who came before they see what is written.
		await wait(300 / speed, undefined, { signal: over });
		return text;
	}

	private async write(around: Surroundings): Promise<void> {
		const { seed, over, speed } = this.scene;
		const text = await this.openText(around);
		if (!text) return;
		const { number: colleague, organisation } = this.player;
		const line = lineFor(around.topic, { colleague, organisation, nth: this.sentences++, seed });
		const [first = "", ...words] = line.split(" ");
		const pen = text.begin(first);
		for (const word of words) {
			await wait(wordMs(word, this.random()) / speed, undefined, { signal: over });
			if (!pen.add(` ${word}`)) return;
		}
	}

	private async changeStatus({ action }: Surroundings): Promise<void> {
		const wish = action && statusWishFor(action.status);
		// What a person stated since they came stands.
		if (!action || !wish || action.statusAt > this.scene.since) return;
		const fields = { ...wish, intent: "status", version: String(action.version) };
		if (this.scene.place.kind === "action") await this.player.browserless.visit(`${this.here}?index`, fields);
		else await this.player.browserless.visit(`${this.here}/run`, { ...fields, action: action.slug });
	}

	private async answer({ signOff, ask }: Surroundings): Promise<void> {
		if (signOff)
			await this.player.browserless.visit(signOff.path, {
				...{ intent: "sign", version: String(signOff.round), organisationId: signOff.organisationId },
				...signOffWishFor(this.player.number),
			});
		if (ask) await this.player.browserless.visit(ask.path, ask.fields);
	}
}
