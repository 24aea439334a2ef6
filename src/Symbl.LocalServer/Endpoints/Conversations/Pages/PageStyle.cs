using System.Globalization;

namespace Symbl.LocalServer.Endpoints.Conversations.Pages;

/// <summary>The style of pages. It is light or dark by the reader's preference, and suitable for print.</summary>
internal static class PageStyle
{
    public const string Sheet =
        """
        :root { color-scheme: light dark; --back: #ffffff; --fore: #1b1b1f; --dim: #5b5d66; --line: #d5d7de; --link: #0b57d0;
          --topics: #7a4fbf; --insights: #0b7a55; --font: system-ui, sans-serif; }
        @media (prefers-color-scheme: dark) { :root { --back: #16171b; --fore: #e7e8ec; --dim: #a6a8b3; --line: #3a3c45; --link: #8ab4f8;
          --topics: #c4a6f2; --insights: #6fd3ab; } }
        body { margin: 0; background: var(--back); color: var(--fore); font: 1rem/1.5 var(--font); }
        main { max-width: 60rem; margin: 0 auto; padding: 1.5rem; }
        h1 { font-size: 1.6rem; line-height: 1.2; margin: 0 0 .5rem; }
        h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; padding-bottom: .2rem; border-bottom: 1px solid var(--line); }
        h3 { font-size: 1rem; margin: 0; }
        h1, h2, h3, dd, dt, th, td, li { overflow-wrap: anywhere; }
        a { color: var(--link); }
        dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; margin: 0; }
        dt { color: var(--dim); }
        dd { margin: 0; }
        table { border-collapse: collapse; width: 100%; }
        th, td { text-align: left; padding: .3rem .8rem .3rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
        td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
        meter { width: 8rem; max-width: 100%; }
        .wide { overflow-x: auto; }
        time, .dim { color: var(--dim); font-variant-numeric: tabular-nums; font-weight: normal; }
        p { margin: .15rem 0; white-space: pre-line; overflow-wrap: anywhere; }
        ol.turns { list-style: none; margin: 0; padding: 0; }
        ol.turns > li { margin: 0 0 1rem; break-inside: avoid; }
        section.topics ul, section.insights ul { margin: 0; padding: 0 0 0 .8rem; list-style: none; border-left: .25rem solid; }
        section.topics ul { border-color: var(--topics); }
        section.insights ul { border-color: var(--insights); }
        img.logo { max-height: 3rem; max-width: min(12rem, 100%); margin-bottom: 1rem; }
        audio, video { width: 100%; margin: 1rem 0; }
        footer { margin-top: 2rem; color: var(--dim); font-size: .9rem; }
        @media (max-width: 30rem) { main { padding: 1rem; } dl { grid-template-columns: 1fr; } dt { margin-top: .4rem; }
          th, td { padding-right: .4rem; font-size: .9rem; } meter { display: block; width: 4rem; } }
        @media print { :root { --back: #ffffff; --fore: #000000; --dim: #444444; --line: #bbbbbb; --link: #000000; }
          audio, video { display: none; } main { max-width: none; padding: 0; } }

        """;

    // The luminance at which black and white text have the same contrast.
    private const double Middle = 0.179;

    /// <summary>
    /// Returns the style that the creator of a page set. The endpoint has already checked that colors and font contain nothing else.
    /// </summary>
    public static string Of(PageLook? look)
    {
        if (look is null)
            return "";
        var changes = "";
        if (look.Topics is { } topics)
            changes += $" --topics: {topics};";
        if (look.Insights is { } insights)
            changes += $" --insights: {insights};";
        if (look.Font is { } font)
            changes += $" --font: \"{font}\", system-ui, sans-serif;";
        var style = changes.Length == 0 ? "" : $":root {{{changes} }}\n";
        if (look.Background is not { } background)
            return style;
        // Select a text color that is readable on the background. In print, the background stays white.
        var dark = Luminance(background) < Middle;
        var fore = dark ? "#ffffff" : "#000000";
        var scheme = dark ? "dark" : "light";
        return style + $"@media screen {{ :root {{ color-scheme: {scheme}; --back: {background}; --fore: {fore}; --dim: {fore}; --link: {fore}; }} }}\n";
    }

    /// <summary>The relative luminance of a color by WCAG, from 0 (black) to 1 (white).</summary>
    private static double Luminance(string color)
    {
        var digits = color.Length == 4 ? string.Concat(color.Skip(1).Select(digit => new string(digit, 2))) : color[1..];
        double Part(int at)
        {
            var value = int.Parse(digits.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255d;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }

        return (0.2126 * Part(0)) + (0.7152 * Part(2)) + (0.0722 * Part(4));
    }
}
