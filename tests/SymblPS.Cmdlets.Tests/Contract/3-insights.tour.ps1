# Insights. $text is the text conversation of the submissions.

# step: questions
$text | Get-SymblQuestion | Out-Null

# step: action items, plain and comprehensive
$text | Get-SymblActionItem | Out-Null
$text | Get-SymblActionItem -Comprehensive | Out-Null

# step: follow-ups
$text | Get-SymblFollowUp | Out-Null

# step: insights of all types
$text | Get-SymblInsight | Out-Null

# step: topics with sentiment, with parent references, and refreshed
$text | Get-SymblTopic -Sentiment | Out-Null
$text | Get-SymblTopic -ParentReference | Out-Null
$text | Get-SymblTopic -Refresh -CustomVocabulary | Out-Null

# step: abstract topics
$text | Get-SymblAbstractTopic | Out-Null

# step: entities
$text | Get-SymblEntity | Out-Null

# step: tracker matches
$text | Get-SymblTrackerMatch | Out-Null

# step: tracker matches from a service with the older path
# without: GET /v1/conversations/*/trackers
Connect-Symbl -BaseUri $service -Credential $application -Name older
$text | Get-SymblTrackerMatch -Connection older | Out-Null
Connect-Symbl -BaseUri $service -Credential $application

# step: a summary, and a refreshed summary
$text | Get-SymblSummary -Wait | Out-Null
$text | Get-SymblSummary -Refresh | Out-Null

# step: a missing summary
# without: GET /v1/conversations/*/summary
$text | Get-SymblSummary -ErrorAction Ignore | Out-Null

# step: a call score
$text | Get-SymblCallScore -Wait | Out-Null

# step: a missing call score
# without: GET /v1/conversations/*/callscore*
$text | Get-SymblCallScore -ErrorAction Ignore | Out-Null

# step: call insights
$text | Get-SymblCallInsight -Wait | Out-Null

# step: missing call insights
# without: GET /v1/conversations/*/lm-insights*
$text | Get-SymblCallInsight -ErrorAction Ignore | Out-Null

# step: create bookmarks by time and by messages
New-SymblBookmark $text.ConversationId 'The refund' -Offset 0:00:12 -Duration 0:00:07 -Description 'The promise' -User 'Ann <ann@example.com>' | Out-Null
$text | Get-SymblMessage | Where-Object Text -like '*invoice*' | New-SymblBookmark -Label 'The complaint' -User 'Ann <ann@example.com>' | Out-Null
$text | Get-SymblMessage | New-SymblBookmark -Label 'All of it' -User 'Ann <ann@example.com>' | Out-Null

# step: read bookmarks
$marks = @($text | Get-SymblBookmark)
$marks[0] | Get-SymblBookmark | Out-Null

# step: change, summarize and remove a bookmark
$marks[0] | Set-SymblBookmark -Label 'Refund' -PassThru | Out-Null
$marks[0] | Get-SymblBookmarkSummary | Out-Null
$text | Get-SymblBookmarkSummary | Out-Null
$marks[0] | Remove-SymblBookmark -Confirm:$false

# step: create pages of a conversation
$text | New-SymblExperience -Kind Text -Logo https://example.com/logo.png -BackgroundColor '#102030' -UrlLife 1:00:00 | Out-Null
$far | New-SymblExperience -Kind Audio -MediaUri "$web/recordings/call.wav" | Out-Null
$far | Set-SymblExperience -MediaUri "$web/recordings/call.wav" -PassThru | Out-Null

# step: pages of insights
Get-SymblInsightPage -IncludeCallScore | Out-Null
$text | Get-SymblInsightPage | Out-Null
