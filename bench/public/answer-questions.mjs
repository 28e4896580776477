// Loaded into Waymark's process with `--import`: tells what it has used, and clears what is not used first.
process.on("message", (question) => {
	if (question === "memory") globalThis.gc?.();
	process.send?.({ cpu: process.cpuUsage(), memory: process.memoryUsage() });
});
process.channel?.unref();
