# Parts of conversations. $call and $text are conversations of the submissions.

# step: list conversations, and get one
Get-SymblConversation | Out-Null
Get-SymblConversation -After ([DateTimeOffset]::Now.AddHours(-1)) -Order Descending -First 1 | Out-Null
$call | Get-SymblConversation | Out-Null

# step: read messages with words, sentiment and redaction
$call | Get-SymblMessage -Word -Sentiment -Redact -ExcludeEntity PERSON_NAME | Out-Null
$messages = @($call | Get-SymblMessage)

# step: set metadata, and merge metadata
$call | Set-SymblConversation -Metadata @{ team = 'north' }
$call | Set-SymblConversation -Metadata @{ agent = 'Daniel' } -Merge

# step: read members, rename one, set the address of another one
$members = @($call | Get-SymblMember)
Rename-SymblSpeaker $call.ConversationId -Map @{ $members[0].MemberId = 'Daniel <daniel@example.com>' }
$members[1] | Set-SymblMember -Name Maria -Email maria@example.com

# step: merge two speakers
'[0:01] Guest: Hello.' | Submit-SymblText -ConversationId $call.ConversationId -Wait | Out-Null
Merge-SymblSpeaker $call.ConversationId -Name Guest -Into Daniel

# step: add speaker events
[pscustomobject]@{ Speaker = 'Daniel <daniel@example.com>'; StartTime = [timespan]'0:00:00'; EndTime = [timespan]'0:00:04' } |
    Add-SymblSpeakerEvent -ConversationId $call.ConversationId -PassThru | Out-Null
[pscustomobject]@{ Speaker = 'Daniel <daniel@example.com>'; StartTime = $messages[0].StartTime; EndTime = $messages[0].EndTime } |
    Add-SymblSpeakerEvent -ConversationId $call.ConversationId | Out-Null

# step: read talk time
$call | Get-SymblAnalytics | Out-Null

# step: read speakers
$call | Get-SymblSpeaker | Out-Null

# step: measure participation
$call | Measure-SymblSpeaker | Out-Null

# step: get a transcript in Markdown and as subtitles
$text | Get-SymblTranscript -Format Markdown -NoParagraph -HighlightPhrase All | Out-Null
$text | Get-SymblTranscript -Format Srt -NoSpeaker | Out-Null

# step: measure diarization
$reference = [System.IO.Path]::GetTempFileName()
[System.IO.File]::WriteAllText($reference, "SPEAKER call 1 0 4 <NA> <NA> Daniel <NA> <NA>`n")
$call | Measure-SymblDiarization -Reference $reference | Out-Null
[System.IO.File]::Delete($reference)

# step: measure words
$reference = [System.IO.Path]::GetTempFileName()
[System.IO.File]::WriteAllText($reference, "Ann: Good morning.`n")
$text | Measure-SymblTranscript -ReferencePath $reference | Out-Null
[System.IO.File]::Delete($reference)

# step: get redacted messages
$text | Get-SymblMessage -Redact -Sentiment | Out-Null

# step: export a transcript
$folder = [System.IO.Path]::Combine([System.IO.Path]::GetTempPath(), [System.IO.Path]::GetRandomFileName())
$null = [System.IO.Directory]::CreateDirectory($folder)
$text | Export-SymblTranscript -Path $folder -Format Vtt
[System.IO.Directory]::Delete($folder, $true)
