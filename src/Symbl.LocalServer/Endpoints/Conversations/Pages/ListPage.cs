using Symbl.Domain.Filters;
using Symbl.Storage;
using static System.FormattableString;

namespace Symbl.LocalServer.Endpoints.Conversations.Pages;

/// <summary>The list of conversations, newest first, with a link to the page of each.</summary>
internal sealed class ListPage(PageLinks links)
{
    private const int Most = 1000;
    private static readonly ConversationQuery Newest = new(null, null, Most + 1, 0, Descending: true, [ConversationSort.StartTime], []);

    public async Task WriteAsync(HttpContext context, IUnitOfWork unit, PageLink link)
    {
        var rows = unit.Conversations.List(Newest);
        await using var page = PageWriter.Start(context, "Conversations", link.Look, []);
        page.Tag("h1", "Conversations");
        if (rows.Count == 0)
        {
            page.Tag("p", "There are none yet.");
            return;
        }

        if (rows.Count > Most)
            page.Tag("p", Invariant($"The newest {Most}."), "class=\"dim\"");
        page.Raw("<table>\n<thead><tr><th scope=\"col\">Began</th><th scope=\"col\">Name</th><th scope=\"col\" class=\"number\">Length</th>"
            + "<th scope=\"col\">People</th></tr></thead>\n<tbody>\n");
        var shown = rows.Take(Most).ToList();
        var members = unit.Members.List(shown.Select(row => row.Id));
        foreach (var row in shown)
        {
            // The linked page expires together with this page.
            var url = PageLinks.Path + links.Sign(link with { Conversation = row.Id });
            page.Raw($"<tr><td>{PageText.Moment(row.StartTime)}</td><th scope=\"row\"><a href=\"{url}\">{PageWriter.Encode(row.Name)}</a></th>");
            page.Raw($"<td class=\"number\">{PageText.Length(row.Duration)}</td>");
            page.Tag("td", string.Join(", ", members[row.Id].Select(member => member.Name)));
            page.Raw("</tr>\n");
            await page.FlushAsync();
        }

        page.Raw("</tbody>\n</table>\n");
    }
}
