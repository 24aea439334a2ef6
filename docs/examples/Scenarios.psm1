# The data of the examples. A page without an entry below runs on the shared server with the conversation of the sample transcript in $job.
#
# Server  Shared: sample data that all such pages share and must not change. Own: nothing, and the page can change it. Fresh: a new server.
# Setup   Hidden code before the first example of the page.
# Before  Hidden code before an example, by its number.
#
# Hidden code runs in the folder of the page. It finds the sample files in $ExampleMedia and $ExampleTranscripts, the server in $ExampleServer, and the
# sample data in $CallJob, $DatedJob, $TeamJob and $CallMessages.

Set-StrictMode -Version 3.0

# The conversations of the shared server, made once. Every page finds the last output in variables.
$sample = {
    $refund = @{ name = 'Refund'; vocabulary = 'refund', 'money back' }
    $analysis = @{ StartTime = '2026-03-10T09:00:00Z'; DetectEntity = $true; Summary = $true; Tracker = $refund; Wait = $true }
    $call = Submit-SymblAudio "$ExampleMedia/support-call.wav" -SpeakerCount 2 -Summary -Wait
    $null = Submit-SymblAudio "$ExampleMedia/support-call-channels.wav" -SeparateChannel -Summary -Wait
    # The same words and turns from a fixed time on: due dates do not depend on the day of the run.
    $messages = $call | Get-SymblMessage | ForEach-Object { [pscustomobject]@{ Speaker = $_.Speaker.Name; Text = $_.Text; StartTime = $_.Offset; EndTime = $_.Offset + $_.Duration } }
    $dated = $messages | Submit-SymblText -Name support-call -Feature insights, callScore @analysis
    $team = Submit-SymblText "$ExampleTranscripts/team.vtt" @analysis
    @{ CallJob = $call; DatedJob = $dated; TeamJob = $team; CallMessages = $messages }
}

# The objects of the account.
$trackers = {
    $null = New-SymblTracker Pricing 'too expensive', 'discount', 'price list' -Description 'Talk about money'
    $null = New-SymblTracker Cancellation 'cancel my contract', 'end my subscription'
    $null = New-SymblTracker Praise 'well done', 'thank you so much', 'great job'
}
$entities = {
    $null = New-SymblEntityDefinition Product Router 'R-2000', 'R-3000'
    $null = New-SymblEntityDefinition Product Switch 'S-1', 'S-8'
    $null = New-SymblEntityDefinition Place Warehouse 'Hall 4', 'Hall 5'
}
$groups = {
    $null = New-SymblConversationGroup team-red 'conversation.metadata.team==red' -Description 'Calls of the red team'
    $null = New-SymblConversationGroup team-blue 'conversation.metadata.team==blue'
    $null = New-SymblConversationGroup team-green 'conversation.metadata.team==green'
}
$criteria = {
    $null = New-SymblCallScoreCriterion Greeting 'Did the agent say hello? (high)', 'Did the agent give their name? (low)'
    $null = New-SymblCallScoreCriterion Ending 'Was the next step named? (high)', 'Was there a thank you? (medium)'
}
$scorecards = {
    $null = New-SymblScorecard Sales Symbl.Sales_Process, Symbl.Forward_Motion
    $null = New-SymblScorecard Support ((Get-SymblCallScoreCriterion Greeting, Ending).CriterionId + 'Symbl.Question_Handling')
}
$assistants = {
    $null = New-SymblAssistant 'Price helper' 'Knows the price list'
    $null = New-SymblAssistant 'Objection helper' 'Answers doubts'
}
$account = $trackers, $entities, $groups, $criteria, $scorecards, $assistants
$settings = { Set-SymblSetting -Setting @{ redaction = @{ default = $true; type = 'custom'; exclude = 'PERSON_NAME', 'DATE'; custom = @{ default = '[removed]' } }; '/intelligence/bookmarks/duration' = 30 } }

# What each page without shared data begins with: an account without these objects.
$clear = {
    Get-SymblConversation | Remove-SymblConversation -Confirm:$false
    Get-SymblConversationGroup | Remove-SymblConversationGroup -Confirm:$false
    Get-SymblTracker | Remove-SymblTracker -Confirm:$false
    Get-SymblEntityDefinition | Remove-SymblEntityDefinition -Confirm:$false
}

# The conversation of a page, in $job.
$team = { $job = $TeamJob }
$call = { $job = $CallJob }
$dated = { $job = $DatedJob }
$ownDated = {
    $refund = @{ name = 'Refund'; vocabulary = 'refund', 'money back' }
    $job = $CallMessages | Submit-SymblText -Name support-call -StartTime 2026-03-10T09:00:00Z -DetectEntity -Summary -Tracker $refund -Wait
}
$weekly = {
    @'
WEBVTT

00:00:01.000 --> 00:00:03.000
<v Ann Smith>Good morning, Bob. Can you send me the report by Friday?</v>

00:00:03.500 --> 00:00:06.000
<v Bob Ray>Yes, I will send it tomorrow.</v>

00:00:05.500 --> 00:00:07.000
<v Ann Smith>Great.</v>
'@ | Set-Content ./weekly.vtt
    $job = Submit-SymblText ./weekly.vtt -StartTime 2026-03-05T14:30:00Z -Wait
}

# The folder 'calls' with both recordings of the sample call, and a conversation of one of them.
$recordings = {
    $null = New-Item -ItemType Directory -Path ./calls
    Copy-Item -Path "$ExampleMedia/*.wav" -Destination ./calls
}
$ownCall = { $job = Submit-SymblAudio ./calls/support-call.wav -SpeakerCount 2 -Wait }
$brokenRecording = { Set-Content ./calls/notes.wav 'These are notes, not audio.' }

$remote = { Connect-Symbl -BaseUri "http://localhost:$($ExampleServer.BaseUri.Port)" -Name Live -AppId $ExampleServer.AppId -AppSecret (ConvertTo-SecureString $ExampleServer.Secret -AsPlainText) }
$bookmarks = {
    $null = $job | Get-SymblMessage | Where-Object Text -Match refund | New-SymblBookmark -Label 'Refund mentioned' -User Ann
    $null = New-SymblBookmark $job.ConversationId Greeting -Offset 0 -Duration 00:00:30 -Description 'How the call begins' -User Ann
    $null = $job | Get-SymblActionItem | New-SymblBookmark -Label 'To do' -User Ann
}

# A recording with its transcript, and a list of both.
$transcribed = {
    Copy-Item "$ExampleMedia/support-call.wav" ./calls/call-17.wav
    "WEBVTT`n`n00:00:00.600 --> 00:00:03.200`n<v Daniel>Good morning, Maplewick Broadband, Daniel speaking.`n`n00:00:05.400 --> 00:00:06.100`n<v Maria>Hi Daniel." |
        Set-Content ./calls/call-17.vtt
    'Path,TranscriptPath', './calls/call-17.wav,./calls/call-17.vtt' | Set-Content ./calls.csv
}

# A folder of models, and the file of a voice model: the structure of an ONNX file with its metadata.
$models = { $env:SYMBL_MODELS_PATH = (New-Item -ItemType Directory -Path ./models).FullName }
$voices = {
    $text = { param([byte] $Field, [string] $Value) [byte] ($Field * 8 + 2); [byte] $Value.Length; [System.Text.Encoding]::ASCII.GetBytes($Value) }
    $entry = { param([string] $Key, [string] $Value) $pair = @(& $text 1 $Key) + @(& $text 2 $Value); [byte] 114; [byte] $pair.Count; $pair }
    $graph = @(& $text 2 'voices')
    [System.IO.File]::WriteAllBytes("$PWD/voices.onnx", [byte[]] (@(8, 8, 58, $graph.Count) + $graph + @(& $entry 'framework' 'wespeaker') + @(& $entry 'output_dim' '256')))
}
$installedVoices = { $null = Install-SymblModel -Path ./voices.onnx }

# A server with known voices, the call with its diarized speakers, and a registered voice.
$knownCall = { Connect-Symbl -Local -DataPath ./known -KnownVoice; $job = Submit-SymblAudio ./calls/support-call.wav -SpeakerCount 2 -Wait }
$knownVoice = { $null = Register-SymblVoice $job.ConversationId -Speaker 'Speaker 1' -Name Daniel -Consent 'Daniel Moss agreed by e-mail on 3 March 2026.' }

$pages = @{
    'Add-SymblSpeakerEvent'           = @{
        Server = 'Own'
        Setup  = $weekly, { 'SPEAKER weekly 1 0.0 2.5 <NA> <NA> Ann <NA> <NA>', 'SPEAKER weekly 1 2.5 3.5 <NA> <NA> Bob <NA> <NA>' | Set-Content ./turns.rttm }
    }
    'Connect-Symbl'                   = @{
        Server = 'Own'
        Setup  = $recordings, {
            function Get-Secret([string] $Name, [switch] $AsPlainText) { $ExampleServer.Secret }
            "[credentials]`napp_id=$($ExampleServer.AppId)`napp_secret=$($ExampleServer.Secret)" | Set-Content ./symbl.conf
        }
    }
    'Disconnect-Symbl'                = @{ Server = 'Own'; Setup = $recordings; Before = @{ 2 = { Connect-Symbl -Local -Name Test }, $remote } }
    'Export-SymblTranscript'          = @{ Server = 'Own'; Setup = $weekly, { $null = 1..2 | ForEach-Object { Submit-SymblText ./weekly.vtt -StartTime 2026-03-12T14:30:00Z -Wait } } }
    'Get-SymblAbstractTopic'          = @{ Server = 'Shared'; Setup = $dated }
    'Get-SymblActionItem'             = @{ Server = 'Shared'; Setup = $dated }
    'Get-SymblAnalytics'              = @{ Server = 'Shared'; Setup = $call }
    'Get-SymblBookmark'               = @{ Server = 'Own'; Setup = $ownDated, $bookmarks }
    'Get-SymblBookmarkSummary'        = @{ Server = 'Own'; Setup = $ownDated, $bookmarks }
    'Get-SymblCallInsight'            = @{ Server = 'Own'; Setup = $recordings }
    # The score depends on due dates such as "this afternoon", so the page needs a conversation with a fixed time.
    'Get-SymblCallScore'              = @{ Server = 'Own'; Setup = { $null = $CallMessages | Submit-SymblText -Wait | Export-SymblTranscript ./support-call.vtt } }
    'Get-SymblConnection'             = @{ Server = 'Own'; Setup = { Disconnect-Symbl }, { Connect-Symbl -Local -Name Test }, $remote }
    'Get-SymblConversation'           = @{ Server = 'Shared'; Setup = $call }
    'Get-SymblEntity'                 = @{ Server = 'Shared'; Setup = $dated }
    'Get-SymblFollowUp'               = @{ Server = 'Shared'; Setup = $dated }
    'Get-SymblInsight'                = @{ Server = 'Shared'; Setup = $dated }
    'Get-SymblInsightPage'            = @{ Server = 'Shared'; Setup = $dated }
    'Get-SymblJob'                    = @{ Server = 'Own'; Setup = $recordings; Before = @{ 3 = $brokenRecording, { $job = Submit-SymblAudio ./calls/notes.wav; $job | Wait-SymblJob -ErrorAction SilentlyContinue } } }
    'Get-SymblMember'                 = @{
        Server = 'Own'
        Setup  = $ownDated, { $null = 'Agent: Hello.', 'Maria <maria@example.com>: Hi.' | Submit-SymblText -Name 'With an address' -Wait }
    }
    'Get-SymblMessage'                = @{ Server = 'Shared'; Setup = $call }
    'Get-SymblModel'                  = @{ Server = 'Own'; Setup = $models, $voices, $installedVoices }
    'Get-SymblQuestion'               = @{ Server = 'Shared'; Setup = $call }
    'Get-SymblSetting'                = @{ Server = 'Fresh'; Setup = $settings }
    'Get-SymblSpeaker'                = @{ Server = 'Shared'; Setup = $call }
    'Get-SymblSummary'                = @{ Server = 'Shared'; Setup = $dated }
    'Get-SymblTopic'                  = @{ Server = 'Shared'; Setup = $dated }
    'Get-SymblTrackerMatch'           = @{ Server = 'Own'; Setup = $ownDated }
    'Get-SymblVoice'                  = @{ Server = 'Own'; Setup = $recordings, $knownCall, $knownVoice }
    'Get-SymblTranscript'             = @{ Server = 'Own'; Setup = $weekly }
    'Invoke-SymblNebula'              = @{
        Server = 'Shared'
        # The model belongs to a server of its own: example 2 shows the error without a model.
        Before = @{
            3 = {
                $env:SYMBL_LOCAL_MODEL_URL = $ExampleModelUri
                $env:SYMBL_LOCAL_MODEL_NAME = 'example'
                Connect-Symbl -Local -DataPath ./model -Name Model
                $job = Submit-SymblText "$ExampleTranscripts/team.vtt" -Wait
            }
        }
    }
    'Get-SymblRecognizer'             = @{ Server = 'Own'; Setup = $models }
    'Install-SymblModel'              = @{ Server = 'Own'; Setup = $models, $voices }
    'Invoke-SymblRestMethod'          = @{ Server = 'Own'; Setup = $recordings, $ownCall }
    'Measure-SymblDiarization'        = @{
        Server = 'Own'
        Setup  = {
            $null = New-Item -ItemType Directory -Path ./recordings, ./reference, ./found
            Copy-Item "$ExampleMedia/*.wav" ./recordings
            Copy-Item "$ExampleMedia/support-call.rttm" .
            Copy-Item "$ExampleMedia/support-call.rttm" ./reference
            (Get-Content "$ExampleMedia/support-call.rttm") -replace '\bsupport-call\b', 'support-call-channels' | Set-Content ./reference/support-call-channels.rttm
        }
    }
    'Measure-SymblTranscript'         = @{
        Server = 'Own'
        Setup  = {
            $null = New-Item -ItemType Directory -Path ./reference, ./found
            $lines = 'Ann: Good morning. Can you send me their report?', 'Bob: Yes, I will send it on Friday.', 'Ann: Thank you.'
            Set-Content ./reference/team.txt $lines
            Set-Content ./reference/call.txt 'Cy: It costs twenty one dollars.'
            $found = 'WEBVTT', '', '00:00.000 --> 00:04.000', '<v Speaker 1>Good morning. Can you send me there report? Yes</v>', '',
                '00:04.000 --> 00:07.000', '<v Speaker 2>I will send it Friday.</v>', '', '00:07.000 --> 00:08.000', '<v Speaker 1>Thank you.</v>'
            Set-Content ./found/team.vtt $found
            Set-Content ./found/call.txt 'Cy: It costs $21.'
        }
    }
    'Merge-SymblSpeaker'              = @{
        Server = 'Own'
        Setup  = {
            $lines = 'Ann: Good morning.', 'Speaker 2: Hello.', 'Speaker 3: Hello again.'
            $call, $other = 1..2 | ForEach-Object { $lines | Submit-SymblText -Name "Call $_" -Wait }
        }
    }
    'New-SymblAssistant'              = @{ Server = 'Fresh' }
    'New-SymblBookmark'               = @{ Server = 'Own'; Setup = $ownDated }
    'New-SymblCallScoreCriterion'     = @{ Server = 'Fresh' }
    'New-SymblConversationGroup'      = @{ Server = 'Own' }
    'New-SymblEntityDefinition'       = @{ Server = 'Own' }
    'New-SymblExperience'             = @{ Server = 'Own'; Setup = $ownDated }
    'New-SymblScorecard'              = @{ Server = 'Fresh'; Setup = $criteria }
    'New-SymblTracker'                = @{ Server = 'Own' }
    'Remove-SymblBookmark'            = @{ Server = 'Own'; Setup = $ownDated, $bookmarks }
    'Remove-SymblConversation'        = @{ Server = 'Own'; Setup = $weekly, { $null = Submit-SymblText ./weekly.vtt -Wait } }
    'Remove-SymblConversationGroup'   = @{ Server = 'Own'; Setup = $groups }
    'Remove-SymblEntityDefinition'    = @{ Server = 'Own'; Setup = $entities }
    'Remove-SymblTracker'             = @{ Server = 'Own'; Setup = $trackers }
    'Remove-SymblModel'               = @{ Server = 'Own'; Setup = $models, $voices, $installedVoices }
    'Register-SymblVoice'             = @{ Server = 'Own'; Setup = $recordings, $knownCall }
    'Remove-SymblVoice'               = @{ Server = 'Own'; Setup = $recordings, $knownCall, $knownVoice }
    'Rename-SymblSpeaker'             = @{
        Server = 'Own'
        Setup  = $recordings, $ownDated
        # Example 1 has renamed a speaker. Example 3 has merged the speakers of its recording.
        Before = @{ 2 = $ownDated; 4 = { $null = 'Speaker 1: Hello.' | Submit-SymblText -ConversationId $job.ConversationId -Wait } }
    }
    'Set-SymblAssistant'              = @{ Server = 'Fresh'; Setup = $assistants }
    'Set-SymblBookmark'               = @{ Server = 'Own'; Setup = $ownDated, { $null = New-SymblBookmark $job.ConversationId Opening -Offset 0 -Duration 00:00:30 -Description 'How the call begins' -User Ann } }
    'Set-SymblCallScoreCriterion'     = @{ Server = 'Fresh'; Setup = $criteria }
    'Set-SymblConversation'           = @{ Server = 'Own'; Setup = $weekly }
    'Set-SymblConversationGroup'      = @{ Server = 'Own'; Setup = $groups }
    'Set-SymblEntityDefinition'       = @{ Server = 'Own'; Setup = $entities }
    'Set-SymblExperience'             = @{ Server = 'Own'; Setup = $ownDated, { $null = $job | New-SymblExperience } }
    'Set-SymblMember'                 = @{ Server = 'Own'; Setup = $weekly }
    'Set-SymblRecognizer'             = @{ Server = 'Own'; Setup = $models, { Set-Content ./recognizer.json '{ "command": ["transcribe", "{wav}"] }' } }
    'Set-SymblScorecard'              = @{ Server = 'Fresh'; Setup = $criteria, $scorecards }
    'Set-SymblSetting'                = @{ Server = 'Fresh' }
    'Set-SymblTracker'                = @{ Server = 'Own'; Setup = $trackers }
    'Submit-SymblAudio'               = @{ Server = 'Own'; Setup = $recordings; Before = @{ 5 = $brokenRecording; 6 = { Remove-Item ./calls/notes.wav }; 8 = $transcribed; 10 = $knownCall, $knownVoice } }
    'Submit-SymblText'                = @{ Server = 'Own'; Setup = $weekly, { 'Speaker,Text', 'Ann,Shall we ship on Friday?', 'Bob,Yes.' | Set-Content ./chat.csv } }
    'Submit-SymblVideo'               = @{ Server = 'Own'; Setup = $weekly, { Set-Content ./talk.mp4 'A video.' } }
    'Test-SymblConnection'            = @{ Server = 'Own'; Before = @{ 3 = $remote } }
    'Test-SymblEngine'                = @{ Server = 'Own'; Setup = $models }
    'Wait-SymblJob'                   = @{
        Server = 'Own'
        Setup  = $recordings
        Before = @{
            2 = { $job = Submit-SymblAudio ./calls/support-call.wav -SpeakerCount 2 }
            3 = $brokenRecording
            4 = { Remove-Item ./calls/notes.wav }
        }
    }
    'about_SymblPS'                   = @{ Server = 'Own'; Setup = $recordings; Before = @{ 2 = $ownCall; 3 = { $jobs = $job } } }
    'accuracy'                        = @{
        Server = 'Own'
        Setup  = {
            $null = New-Item -ItemType Directory -Path ./truth, ./found
            Copy-Item "$ExampleMedia/support-call.rttm" ./truth
            Copy-Item "$ExampleMedia/support-call.rttm" ./found
        }
    }
    'errors'                          = @{ Server = 'Own'; Setup = { $env:SYMBL_BASE_URI = $ExampleServer.BaseUri; $env:SYMBL_APP_ID = $ExampleServer.AppId; $env:SYMBL_APP_SECRET = $ExampleServer.Secret } }
    'models'                          = @{ Server = 'Own'; Setup = $models }
    'README'                          = @{
        Server = 'Own'
        Setup  = $recordings, {
            Copy-Item (Split-Path $ExampleMedia) ./examples -Recurse
            "@{ ModuleVersion = '0.1'; NestedModules = '$ExampleManifest' }" | Set-Content ./SymblPS.psd1
        }
    }
}

<# The scenario of a page: its server, and the code before its examples. #>
function Get-Scenario([Parameter(Mandatory)] [string] $Page) {
    $entry = if ($pages.ContainsKey($Page)) { $pages[$Page] } else { @{ Server = 'Shared'; Setup = $team } }
    @{ Server = $entry.Server; Setup = @($entry['Setup']) -ne $null; Before = $entry['Before'] ?? @{} }
}

<# The hidden code that makes the data of a server. #>
function Get-Setup([ValidateSet('Clear', 'Sample')] [string] $Name) { if ($Name -eq 'Clear') { $clear } else { @($account) + $sample } }

Export-ModuleMember -Function Get-Scenario, Get-Setup
