import { Room } from "./latency.mjs";

/**
 * How many delivered letters a second 100 documents with three writers each hold: ever faster until one in a hundred takes
 * 100 ms, twice in a row, because a machine that other work shares stalls everybody at times.
 */
export async function held(server) {
	const room = await Room.open(server, { documents: 100, people: 3, writing: 3 });
	await room.type(1_500, 4);
	const holds = async (perSecond) => (await room.type(perSecond, 1.5)).p99 < 100;
	let most = 0;
	for (let perSecond = 1_500; perSecond <= 30_000; perSecond += 1_500) {
		if (!(await holds(perSecond)) && !(await holds(perSecond))) break;
		most = perSecond * room.perLetter;
	}
	room.close();
	return { perSecond: most };
}
