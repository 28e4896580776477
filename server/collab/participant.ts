import { type CloseCode, closeCode, type Notice } from "#app/live/collab-protocol.ts";
import { Acknowledgements, type Receipt } from "./acknowledgements.ts";
import type { Member } from "./admission.ts";
import type { Connection } from "./connection.ts";
import { readCursor } from "./cursor.ts";
import { judgeUpdate, type Verdict } from "./gate.ts";
import type { LiveDocument } from "./live-document.ts";
import { readAwareness } from "./presence.ts";
import { decodeFrame, roleFrame, savedFrame, step1Frame } from "./wire.ts";

type EditVerdict = Extract<Verdict, { kind: "edit" }>;

/** Frames of one connection that may wait for the disk. */
const maxWaitingFrames = 20_000;

/**
 * A person in a document, by one connection. The path of a frame from here: decoding, role, gate, writer. The document
 * itself is never touched: that is done when the edit is on disk.
 */
export class Participant {
	private readonly acks = new Acknowledgements();
	private isAcknowledging = false;
	/** The Yjs client id that this connection shows as present. */
	private own: number | null = null;
	private newClients = 0;
	private awaitsResend = false;

	constructor(
		private readonly connection: Connection,
		readonly live: LiveDocument,
		readonly member: Member,
	) {}

	/** Says what this person may do, and asks for what they wrote while away. */
	enter(): void {
		const { connection, live, member } = this;
		live.connections.add(connection);
		if (connection.speaksWaymark) connection.send(roleFrame(this.mayWrite, live.state.rules.schemaVersion));
		if (live.damageReference !== null) connection.notice("damaged", live.damageReference);
		if (member.locked !== null) connection.notice("locked", member.locked);
		// First of all: an editor that was away answers with what it wrote before it can take everything for stored.
		// Not where the text is damaged: what such an editor has may be the only copy, and stays with it.
		if (this.mayWrite) connection.send(step1Frame(live.stateVector()));
	}

	leave(): void {
		const { connection, live, own } = this;
		live.connections.delete(connection);
		if (own === null) return;
		live.presence.hide(own, connection);
		if (live.claims.get(own) === connection) live.claims.delete(own);
	}

	/** Takes a frame. Returns false when it is not of the protocol; throws when what it holds cannot be read. */
	handle(bytes: Uint8Array): boolean {
		const frame = decodeFrame(bytes);
		switch (frame?.kind) {
			case "step1":
				this.answer(frame.stateVector);
				return true;
			case "update":
				this.take(frame.update);
				return true;
			case "awareness":
				return this.show(frame.update);
			case "query-awareness":
				this.live.presence.greet(this.connection);
				return true;
			default:
				return false;
		}
	}

	private get mayWrite(): boolean {
		return this.member.mayWrite && this.live.damagedAt === null;
	}

	private answer(stateVector: Uint8Array): void {
		const receipt = this.acks.receive();
		const answer = this.live.answerTo(stateVector);
		// A large answer costs as much as a large question.
		this.connection.slowDown(answer.bytes.length);
		this.connection.deliver(answer);
		this.stored(receipt);
	}

	private take(update: Uint8Array): void {
		const receipt = this.acks.receive();
		const { live, connection } = this;
		const personId = this.member.person.id;
		const verdict = judgeUpdate(
			{
				state: live.state,
				limits: connection.world.limits.update,
				ownerOf: (client) => live.ownerOf(client, personId),
			},
			update,
		);
		if (this.acks.waiting > maxWaitingFrames) connection.close(closeCode.overload);
		else this.follow(verdict, receipt);
	}

	private follow(verdict: Verdict, receipt: Receipt): void {
		const { connection, live } = this;
		switch (verdict.kind) {
			case "edit":
				this.enqueue(verdict, receipt);
				break;
			case "known":
				this.awaitsResend = false;
				// Nothing new; but what it repeats may still wait for its commit.
				connection.world.writer.afterQueued(live, () => this.stored(receipt));
				break;
			case "gap":
				receipt.state = "to be sent again";
				if (!this.awaitsResend) connection.send(step1Frame(live.stateVector()));
				this.awaitsResend = true;
				break;
			case "refused":
				connection.world.refused(connection, verdict.why);
				connection.notice("refused");
				connection.close(closeCode.abuse);
		}
	}

	private enqueue(edit: EditVerdict, receipt: Receipt): void {
		const { connection, live, member } = this;
		// Whoever is sent away for good loses the copy on their device, too.
		if (live.damagedAt !== null && member.mayWrite) return;
		const objection = this.objectionTo(edit);
		if (objection) {
			if (objection.notice) connection.notice(objection.notice);
			connection.close(objection.code);
			return;
		}
		this.awaitsResend = false;
		connection.world.writer.enqueue({
			live,
			edit,
			personId: member.person.id,
			organisationId: member.organisationId,
			rights: member,
			source: connection,
			settle: (seq) => {
				if (seq !== null) this.stored(receipt);
			},
		});
	}

	/** Why a sound edit is not taken all the same; null when it is. */
	private objectionTo(edit: EditVerdict): { notice: Notice | null; code: CloseCode } | null {
		const { limits, writer } = this.connection.world;
		if (!this.mayWrite) return { notice: "read-only", code: closeCode.noAccess };
		if (this.live.isFull(edit, limits.documentBytes)) {
			return { notice: "document-full", code: closeCode.documentFull };
		}
		this.newClients += edit.newClients.length;
		if (this.newClients > limits.clientsPerConnection) return { notice: null, code: closeCode.abuse };
		return writer.queuedBytes > limits.queuedBytes ? { notice: null, code: closeCode.overload } : null;
	}

	private stored(receipt: Receipt): void {
		if (!this.acks.store(receipt) || this.isAcknowledging || !this.connection.speaksWaymark) return;
		this.isAcknowledging = true;
		// One message for all frames of one commit.
		queueMicrotask(() => {
			this.isAcknowledging = false;
			this.connection.send(savedFrame(this.acks.stored));
		});
	}

	private show(update: Uint8Array): boolean {
		const { connection, live } = this;
		const entry = readAwareness(update, this.own);
		if (entry === "malformed") return false;
		if (entry === null || !this.claim(entry.client)) return true;
		const { client, state } = entry;
		if (state === null || typeof state !== "object") live.presence.hide(client, connection);
		else
			live.presence.show(client, connection, readCursor("cursor" in state ? state.cursor : null, live.state));
		return true;
	}

	/** Makes a Yjs client id this connection's own for presence, unless it is someone else's. */
	private claim(client: number): boolean {
		if (this.own === client) return true;
		if (this.own !== null || this.live.ownerOf(client, this.member.person.id) === "other") return false;
		this.own = client;
		this.live.claims.set(client, this.connection);
		return true;
	}
}
