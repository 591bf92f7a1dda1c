/** CSS for uPlot's elements, to stand in the same document or shadow root as the charts. */
export const chartStyles = ''
