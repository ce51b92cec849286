/**
 * When the diary asks, in minutes after the block: every half hour for eight hours, the longest that the reference gives
 * an anaesthetic, then after 12 and 24 hours (clinical reference section 10.4).
 */
export const diarySlots: readonly number[] = [...Array.from({ length: 16 }, (_, index) => 30 * (index + 1)), 720, 1440]
