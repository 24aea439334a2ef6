BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support/TestKit.psm1')
    Import-Module (Get-StagedManifest)
    # A PATH without ffmpeg, so that the formats of the server do not depend on this machine.
    $script:server = Start-TestServer (Join-Path $TestDrive 'server') -Environment @{ PATH = $TestDrive }
    Connect-Symbl -BaseUri $server.BaseUri -Credential $server.Credential
    $script:folder = New-Item -ItemType Directory (Join-Path $TestDrive 'recordings')
    $script:good = New-PlainRecording (Join-Path $folder 'good.wav') -Seconds 4
}

AfterAll {
    Disconnect-Symbl -All
    $server | Stop-TestServer
}

Describe 'Validation before the first request' -Tag UserPath {
    BeforeEach { Set-ServerFault $server -Rule (New-CountingRule @{ prefix = '/v1/process/' }) }
    AfterEach { Set-ServerFault $server }

    It 'continues with the other recordings if <Case>' -ForEach @(
        @{ Case = 'a file is missing'; Make = { Join-Path $folder 'missing.wav' }; Id = 'Symbl.FileNotFound' }
        @{ Case = 'a path is a folder'; Make = { $folder.FullName }; Id = 'Symbl.*' }
        @{ Case = 'a file is empty'; Make = { (New-Item (Join-Path $TestDrive 'empty.wav') -Force).FullName }; Id = 'Symbl.*' }
        @{ Case = 'nothing matches a pattern'; Make = { Join-Path $folder '*.flac' }; Id = 'Symbl.FileNotFound' }
    ) {
        $bad = & $Make
        $jobs = Submit-SymblAudio -Path $good.FullName, $bad, $good.FullName -ErrorVariable failure -ErrorAction SilentlyContinue

        @($jobs).Count | Should -Be 2
        @($failure).Count | Should -Be 1
        $failure[0].FullyQualifiedErrorId | Should -BeLike "$Id,*"
        $failure[0].TargetObject | Should -Be $bad
        $failure[0].Exception.Message | Should -BeLike "*$bad*"
        Get-RequestCount $server | Should -Be 2
    }

    It 'rejects a speaker count of 0' {
        { Submit-SymblAudio $good.FullName -SpeakerCount 0 } | Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
        Get-RequestCount $server | Should -Be 0
    }

    It 'rejects a speaker count with separate channels' {
        { Submit-SymblAudio $good.FullName -SpeakerCount 2 -SeparateChannel } | Should -Throw '*SpeakerCount*SeparateChannel*' -ErrorId 'Symbl.InvalidParameter,*'
        Get-RequestCount $server | Should -Be 0
    }

    It 'rejects channel speakers without separate channels' {
        { Submit-SymblAudio $good.FullName -ChannelSpeaker @{ 1 = 'Ann' } } | Should -Throw -ErrorId 'Symbl.InvalidParameter,*'
        Get-RequestCount $server | Should -Be 0
    }
}

Describe 'Recordings that the service cannot process' -Tag UserPath {
    It 'fail the job with the job as the target (<Case>)' -ForEach @(
        @{ Case = 'a text file named .wav'; File = 'text.wav'; Content = { [byte[]][char[]]('This is not a recording. ' * 200) }; Reason = '.' }
        @{ Case = 'a WAV file with a truncated header'; File = 'cut.wav'; Content = { [System.IO.File]::ReadAllBytes((Get-SampleRecording))[0..29] }; Reason = '.' }
        @{ Case = 'an MP3 without ffmpeg'; File = 'call.mp3'; Content = { [byte[]](0x49, 0x44, 0x33, 4) + [byte[]]::new(2000) }; Reason = 'ffmpeg' }
    ) {
        $path = Join-Path $TestDrive $File
        [System.IO.File]::WriteAllBytes($path, (& $Content))

        $done = $path, $good.FullName | Submit-SymblAudio | Wait-SymblJob -ErrorVariable failure -ErrorAction SilentlyContinue
        $done.Source | Should -Be $good.FullName
        @($failure).Count | Should -Be 1
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'Symbl.JobFailed,*'
        $failure[0].TargetObject | Should -BeOfType SymblPS.SymblJob
        $failure[0].TargetObject.Source | Should -Be $path
        $failure[0].TargetObject.Status | Should -Be 'failed'
        $failure[0].TargetObject.FailureReason | Should -Match $Reason
        $failure[0].Exception.Message | Should -Match ([regex]::Escape($failure[0].TargetObject.FailureReason))
        $failure[0].CategoryInfo.Category | Should -Be InvalidResult
    }

    It 'end a pipeline with -ErrorAction Stop' {
        { Join-Path $TestDrive 'text.wav' | Submit-SymblAudio -Wait -ErrorAction Stop } | Should -Throw -ErrorId 'Symbl.JobFailed,*'
    }

    It 'show the message of the service unchanged' {
        $query = @{ enableSpeakerDiarization = $true }
        { Invoke-SymblRestMethod /v1/process/audio -Method POST -Query $query -InFile $good.FullName -ContentType audio/wav } |
            Should -Throw '*diarizationSpeakerCount*' -ErrorId 'Symbl.InvalidRequest,*'
    }
}

Describe 'Paths' {
    It 'accept wildcards, lists, relative paths and PowerShell drives' {
        Copy-Item $good.FullName (Join-Path $folder 'good-2.wav')
        (Submit-SymblAudio (Join-Path $folder 'good*.wav')).Name | Sort-Object | Should -Be 'good', 'good-2'
        (Submit-SymblAudio TestDrive:/recordings/good.wav).Source | Should -Be $good.FullName
        Push-Location $folder
        try { (Submit-SymblAudio ./good.wav).Source | Should -Be $good.FullName } finally { Pop-Location }
    }

    It 'accept files with brackets from Get-ChildItem' {
        $strange = Join-Path $folder 'call [1] & ü.wav'
        [System.IO.File]::Copy($good.FullName, $strange, $true)
        $job = Get-ChildItem -LiteralPath $strange | Submit-SymblAudio | Wait-SymblJob
        $job.Source | Should -Be $strange
        $job.Name | Should -Be 'call [1] & ü'
        ($job | Get-SymblConversation).Name | Should -Be 'call [1] & ü'
    }

    It 'are replaced by -Name' {
        (Submit-SymblAudio $good.FullName -Name 'Quarterly call' -Wait | Get-SymblConversation).Name | Should -Be 'Quarterly call'
    }
}

Describe 'The job limit of the account' {
    BeforeAll {
        $script:small = Start-TestServer (Join-Path $TestDrive 'small') -Option '--testing', '--max-jobs', '2'
        Connect-Symbl -BaseUri $small.BaseUri -Credential $small.Credential -Name Small
    }

    AfterAll {
        Disconnect-Symbl -Name Small
        $small | Stop-TestServer
    }

    It 'delays submissions and sends each recording once' {
        Set-ServerFault $small -Rule @{ fault = 'stuck-job'; delayMs = 300; match = @{ prefix = '/v1/process/' } }
        $names = 1..6 | ForEach-Object { "call-$_" }
        $jobs = $names | ForEach-Object { Submit-SymblAudio $good.FullName -Name $_ -Connection Small } | Wait-SymblJob -Connection Small

        $jobs.Status | Should -Be (@('completed') * 6)
        (Get-SymblConversation -Connection Small).Name | Sort-Object | Should -Be $names
        (Get-RequestCount $small)[0] | Should -BeGreaterThan 6 -Because 'some submissions must reach the limit'
    }

    It 'is an error after -Timeout' {
        Set-ServerFault $small -Rule @{ fault = '429'; match = @{ prefix = '/v1/process/' } }
        $clock = [System.Diagnostics.Stopwatch]::StartNew()
        { Submit-SymblAudio $good.FullName -Connection Small -Timeout 1 -ErrorAction Stop } | Should -Throw -ErrorId 'Symbl.RateLimited,*'
        $clock.Elapsed.TotalSeconds | Should -BeLessThan 30
    }
}
