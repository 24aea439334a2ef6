# Submissions. $files is the repository, $web is a web site with recordings.

# step: submit a recording with every option, and wait for it
$call = Submit-SymblAudio "$files/examples/audio/support-call.wav" -SpeakerCount 2 -Name 'Tour of the contract' -Language en-US -Mode phone `
    -CustomVocabulary 'Maplewick', 'router' -ConfidenceThreshold 0.6 -DetectPhrase -DetectEntity -AllTracker -Summary -Sentiment -ParentReference `
    -Entity @{ customType = 'Brand'; text = 'Maplewick'; value = 'MPW' } -Tracker @{ name = 'Refund'; vocabulary = 'refund', 'money back' } `
    -Feature callScore, insights -ConversationType sales -Metadata @{ salesStage = 'general' } | Wait-SymblJob

# step: submit a recording with one speaker per channel
Submit-SymblAudio "$files/examples/audio/support-call-channels.wav" -SeparateChannel -ChannelSpeaker @{ 1 = 'Daniel'; 2 = 'Maria <maria@example.com>' } -Wait | Out-Null

# step: append a recording
Submit-SymblAudio "$files/examples/audio/support-call.wav" -ConversationId $call.ConversationId -SpeakerCount 2 -Wait | Out-Null

# step: submit a recording by address, and append by address
$far = Submit-SymblAudio -Uri "$web/recordings/call.wav" -SpeakerCount 2 -Summary -Name far -DetectEntity -Tracker @{ name = 'Refund'; vocabulary = 'refund' } -Metadata @{ prospectName = 'Maria' } | Wait-SymblJob
Submit-SymblAudio -Uri "$web/recordings/call.wav" -ConversationId $far.ConversationId | Wait-SymblJob | Out-Null

# step: submit a video, and append one
$copy = [System.IO.Path]::ChangeExtension([System.IO.Path]::GetTempFileName(), '.mp4')
[System.IO.File]::Copy("$files/examples/audio/support-call.wav", $copy, $true)
$video = Submit-SymblVideo $copy -SpeakerCount 2 -Summary -Feature callScore | Wait-SymblJob
Submit-SymblVideo $copy -ConversationId $video.ConversationId -Wait | Out-Null
[System.IO.File]::Delete($copy)

# step: submit a video by address, and append by address
$video = Submit-SymblVideo -Uri "$web/recordings/call.mp4" -Wait
Submit-SymblVideo -Uri "$web/recordings/call.mp4" -ConversationId $video.ConversationId -Wait | Out-Null

# step: submit a text with every option, and append one
$text = @(
    [pscustomobject]@{ Speaker = 'Ann <ann@example.com>'; Text = 'Good morning, how can I help you with your broadband today?'; StartTime = [timespan]'0:00:00'; EndTime = [timespan]'0:00:04' }
    [pscustomobject]@{ Speaker = 'Bob'; Text = 'My invoice of March 3 says $64.50, and I cancelled the contract two weeks ago.'; StartTime = [timespan]'0:00:05'; EndTime = [timespan]'0:00:11' }
    [pscustomobject]@{ Speaker = 'Ann <ann@example.com>'; Text = 'I am sorry about that. I will refund the $64.50 today and send you a confirmation by Friday.'; StartTime = [timespan]'0:00:12'; EndTime = [timespan]'0:00:19' }
    [pscustomobject]@{ Speaker = 'Bob'; Text = 'Thank you. Could you also call me tomorrow at 5 pm so that we can talk about the new router?'; StartTime = [timespan]'0:00:20'; EndTime = [timespan]'0:00:26' }
    [pscustomobject]@{ Speaker = 'Ann <ann@example.com>'; Text = 'Of course, let us schedule a call tomorrow at 5 pm. My number is +1 202 555 0123.'; StartTime = [timespan]'0:00:27'; EndTime = [timespan]'0:00:33' }
) | Submit-SymblText -Name 'Tour in words' -StartTime '2026-03-10T09:00:00Z' -DetectEntity -DetectPhrase -AllTracker -Summary -Feature callScore, insights `
    -Entity @{ customType = 'Product'; text = 'router' } -Tracker @{ name = 'Refund'; vocabulary = 'refund' } -ConversationType general -Metadata @{ salesStage = 'general' } `
    -ConfidenceThreshold 0.5 | Wait-SymblJob
'[0:01] Ann: Hello again.', '[0:03] Bob: Is the refund on its way?' | Submit-SymblText -ConversationId $text.ConversationId -Wait | Out-Null

# step: get a job
Get-SymblJob $call.JobId | Out-Null
