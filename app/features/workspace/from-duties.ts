/** In the address of an action: whoever comes from their duties changes the status at once, and goes back there. */
export const fromDuties = "from=duties";

/** Whether an address, or its search, says so. */
export const isFromDuties = (address: string): boolean => address.includes(`?${fromDuties}`);
