namespace KetenScan.Browser.Tests;

internal static class FocusRing
{
    /// <summary>Focuses everything that Tab reaches and reads the focus ring that the browser would draw.</summary>
    private const string Script = """
        () => {
          const rgba = colour => {
            const parts = colour.match(/[\d.]+/g).map(Number);
            const scale = colour.startsWith("color(") ? 1 : 255;
            return [parts[0] / scale, parts[1] / scale, parts[2] / scale, parts[3] ?? 1];
          };
          const over = (top, below) => [0, 1, 2].map(i => top[i] * top[3] + below[i] * (1 - top[3]));
          const luminance = colour => {
            const [r, g, b] = colour.slice(0, 3).map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
          };
          const contrast = (one, other) => {
            const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
            return (light + 0.05) / (dark + 0.05);
          };
          const ground = element => element === null ? [1, 1, 1] : over(rgba(getComputedStyle(element).backgroundColor), ground(element.parentElement));
          const clips = element => /auto|scroll|hidden|clip/.test(getComputedStyle(element).overflowX);

          const root = document.querySelector("[role=dialog]") ?? document;
          for (const details of root.querySelectorAll("details")) details.open = true;
          const reached = [...root.querySelectorAll("a[href], button, input, select, textarea, summary, iframe, [tabindex]")]
            .filter(element => element.tabIndex >= 0 && !element.disabled)
            .filter(element => !element.matches(".pointer-events-none") && element.checkVisibility({ visibilityProperty: true }));

          const faults = [];
          for (const element of reached) {
            element.focus();
            const ring = element.closest(".choice") ? element.nextElementSibling : element;
            const style = getComputedStyle(ring);
            const wide = parseFloat(style.outlineWidth);
            const seen = contrast(over(rgba(style.outlineColor), ground(ring.parentElement)), ground(ring.parentElement));
            const room = wide + parseFloat(style.outlineOffset) - 1;
            const box = ring.getBoundingClientRect();
            let cut = false;
            for (let around = ring.parentElement; around && around !== document.body; around = around.parentElement) {
              if (!clips(around)) continue;
              const edge = around.getBoundingClientRect();
              cut ||= box.left - room < edge.left && around.scrollLeft === 0 || box.right + room > edge.right && around.scrollWidth <= around.clientWidth;
            }

            const why = document.activeElement !== element ? "does not take the focus"
              : !element.matches(":focus-visible") ? "is not :focus-visible"
              : style.outlineStyle !== "solid" || wide < 3 ? `has the outline ${style.outlineStyle} ${style.outlineWidth}`
              : seen < 3 ? `has a ring of ${seen.toFixed(1)}:1`
              : cut ? "has a ring that is cut off"
              : null;
            if (why) faults.push(`${element.outerHTML.slice(0, 120)} ${why}`);
          }
          return [String(reached.length), ...faults];
        }
        """;

    /// <summary>How many elements of the page, or of its open dialog, can be focused, and which of them show no ring.</summary>
    public static async Task<(int Reached, IEnumerable<string> Faults)> FocusRings(this IPage page)
    {
        // After a key press, the browser also shows the ring on elements that a script focuses.
        await page.Keyboard.PressAsync("Tab");
        var read = await page.EvaluateAsync<string[]>(Script);
        return (int.Parse(read[0], System.Globalization.CultureInfo.InvariantCulture), read.Skip(1).Select(fault => $"{page.Url}: {fault}"));
    }
}
